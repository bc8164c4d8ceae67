package dev.sluice.infrastructure.retry;

import dev.sluice.application.psp.RetryTimer;
import dev.sluice.infrastructure.redis.Convenience;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The retry timer. */
@Configuration(proxyBeanMethods = false)
class RetryConfiguration {

  @Bean
  RetryTimer retryTimer(StringRedisTemplate redis, MeterRegistry registry) {
    return new RedisRetryTimer(new Convenience(redis, registry, "retry_timer"), registry);
  }
}
