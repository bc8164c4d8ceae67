package dev.sluice.infrastructure.balance;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.infrastructure.redis.Convenience;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The copy of balances in Redis. */
@Configuration(proxyBeanMethods = false)
class BalanceCacheConfiguration {

  @Bean
  BalanceCache balanceCache(
      StringRedisTemplate redis, MeterRegistry registry, InstantSource clock) {
    return new RedisBalanceCache(new Convenience(redis, registry, "balance_cache"), clock);
  }
}
