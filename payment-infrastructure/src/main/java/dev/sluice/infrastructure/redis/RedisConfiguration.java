package dev.sluice.infrastructure.redis;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nobody waits for Redis: short timeouts, no queue while it is away, back soon after it is. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration RECONNECT = Duration.ofMillis(500);

  @Bean
  LettuceClientConfigurationBuilderCustomizer quickRedis() {
    return client -> client.commandTimeout(PATIENCE).shutdownTimeout(Duration.ZERO);
  }

  @Bean
  LettuceClientOptionsBuilderCustomizer noQueueForRedis() {
    return options ->
        options
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
            .timeoutOptions(TimeoutOptions.enabled(PATIENCE));
  }

  /** Lettuce's own delay grows to half a minute. */
  @Bean
  ClientResourcesBuilderCustomizer soonBack() {
    return resources -> resources.reconnectDelay(Delay.constant(RECONNECT));
  }
}
