package dev.sluice.infrastructure.redis;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nobody waits for Redis: short timeouts, no queue while it is away, back soon after it is. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

  private static final Duration RECONNECT = Duration.ofMillis(500);

  private final Duration patience;

  /**
   * @param patience {@code sluice.redis.patience}: how long one call waits for Redis
   */
  RedisConfiguration(@Value("${sluice.redis.patience:200ms}") Duration patience) {
    if (!patience.isPositive())
      throw new IllegalArgumentException("sluice.redis.patience has to last, not " + patience);
    this.patience = patience;
  }

  @Bean
  LettuceClientConfigurationBuilderCustomizer quickRedis() {
    return client -> client.commandTimeout(patience).shutdownTimeout(Duration.ZERO);
  }

  @Bean
  LettuceClientOptionsBuilderCustomizer noQueueForRedis() {
    return options ->
        options
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(patience).build())
            .timeoutOptions(TimeoutOptions.enabled(patience));
  }

  /** Lettuce's own delay grows to half a minute. */
  @Bean
  ClientResourcesBuilderCustomizer soonBack() {
    return resources -> resources.reconnectDelay(Delay.constant(RECONNECT));
  }
}
