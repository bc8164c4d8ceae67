package dev.sluice.infrastructure.psp;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** The way to a played PSP: a breaker that opens after ten calls, a clock that stands still. */
final class CalledPsp {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final RandomGenerator NO_JITTER = () -> 0;

  static HttpPsp of(URI url, Duration deadline, int concurrency, MeterRegistry registry) {
    var properties =
        new PspProperties(
            url,
            deadline,
            Duration.ofMillis(300),
            concurrency,
            Duration.ofHours(24),
            Duration.ofDays(7),
            5,
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            List.of(Duration.ofMinutes(1)),
            new PspProperties.BreakerProperties(10, 10, 50, Duration.ofMillis(100), 2));
    var clock = InstantSource.fixed(NOW);
    var words = new PspWords(clock);
    return new HttpPsp(
        new PspHttp(properties.base(), properties.connectTimeout()),
        new PspGuard(concurrency, properties.breaker(), words, clock, NO_JITTER),
        words,
        properties.capabilities(),
        registry);
  }

  private CalledPsp() {}
}
