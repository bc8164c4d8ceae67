package dev.sluice.service.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code sluice.outbox.*}
 *
 * @param batch most rows in one round
 * @param lease how long a round may take before its shards are free for other instances: longer
 *     than a broker may be waited for twice, no longer than a crash may be noticed
 */
@ConfigurationProperties("sluice.outbox")
record OutboxProperties(@DefaultValue("500") int batch, @DefaultValue("20s") Duration lease) {

  private static final int LARGEST = 10_000;

  OutboxProperties {
    if (batch < 1 || batch > LARGEST)
      throw new IllegalArgumentException(
          "sluice.outbox.batch has to be 1 to %d, not %d".formatted(LARGEST, batch));
    if (lease.compareTo(Duration.ofSeconds(1)) < 0)
      throw new IllegalArgumentException("sluice.outbox.lease has to be at least 1s, not " + lease);
  }
}
