package dev.sluice.infrastructure.config;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time and chance, as decisions get them handed in. */
@Configuration(proxyBeanMethods = false)
class CircumstancesConfiguration {

  /** In microseconds, as PostgreSQL and the events keep it. */
  @Bean
  InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }

  /** For jitter and trace ids, never for secrets; used by all threads. */
  @Bean
  RandomGenerator chance() {
    return () -> ThreadLocalRandom.current().nextLong();
  }
}
