package dev.sluice.infrastructure.psp;

import dev.sluice.application.psp.Psp;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.application.webhook.PspMessages;
import dev.sluice.infrastructure.pipeline.Pace;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the PSP. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PspProperties.class)
class PspConfiguration {

  @Bean
  PspHttp pspHttp(PspProperties properties) {
    return new PspHttp(properties.base(), properties.connectTimeout());
  }

  @Bean
  Psp psp(
      PspHttp http,
      PspProperties properties,
      Pace pace,
      MeterRegistry registry,
      InstantSource clock,
      RandomGenerator chance) {
    pace.hasTimeFor(properties.deadline());
    var words = new PspWords(clock);
    var guard = new PspGuard(properties.concurrency(), properties.breaker(), words, clock, chance);
    return new HttpPsp(http, guard, words, properties.capabilities(), registry);
  }

  @Bean
  PspMessages pspMessages() {
    return new JsonPspMessages();
  }

  @Bean
  PspRecords pspRecords(PspHttp http) {
    return new HttpPspRecords(http);
  }
}
