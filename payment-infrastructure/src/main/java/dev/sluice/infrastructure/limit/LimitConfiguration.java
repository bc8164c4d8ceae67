package dev.sluice.infrastructure.limit;

import dev.sluice.application.limit.Allowances;
import dev.sluice.infrastructure.redis.Convenience;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Allowances. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

  @Bean
  Allowances allowances(StringRedisTemplate redis, MeterRegistry registry) {
    return new RedisAllowances(new Convenience(redis, registry, "allowances"));
  }
}
