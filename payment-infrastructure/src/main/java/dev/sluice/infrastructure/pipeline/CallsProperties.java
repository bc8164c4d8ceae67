package dev.sluice.infrastructure.pipeline;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code sluice.calls.*}
 *
 * @param concurrency calls to the outside that the consumers of one process run at once, 1 to 1000
 */
@ConfigurationProperties("sluice.calls")
record CallsProperties(@DefaultValue("32") int concurrency) {

  private static final int MOST = 1000;

  CallsProperties {
    if (concurrency < 1 || concurrency > MOST)
      throw new IllegalArgumentException(
          "sluice.calls.concurrency has to be 1 to %d, not %d".formatted(MOST, concurrency));
  }
}
