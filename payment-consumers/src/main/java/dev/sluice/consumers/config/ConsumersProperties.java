package dev.sluice.consumers.config;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code sluice.consumers.*}
 *
 * @param defaultThreads workers of each consumer in this process, 1 to 64; more than partitions are
 *     idle
 * @param threads workers of single consumers, by name such as {@code
 *     payment-order-psp-call-executor}
 * @param stopPatience how long a stop waits for the batch in hand
 * @param retry when what is due is sent on its way again
 * @param janitor when the PSP is asked about what it never answered
 */
@ConfigurationProperties("sluice.consumers")
record ConsumersProperties(
    @DefaultValue("1") int defaultThreads,
    @Nullable Map<String, Integer> threads,
    @DefaultValue("20s") Duration stopPatience,
    @DefaultValue Retry retry,
    @DefaultValue Janitor janitor) {

  private static final int MOST_THREADS = 64;

  ConsumersProperties {
    threads = threads == null ? Map.of() : Map.copyOf(threads);
    check("sluice.consumers.default-threads", defaultThreads);
    threads.forEach((step, n) -> check("sluice.consumers.threads." + step, n));
  }

  @Override
  public Map<String, Integer> threads() {
    return threads == null ? Map.of() : threads;
  }

  private static void check(String property, int threads) {
    if (threads < 1 || threads > MOST_THREADS)
      throw new IllegalArgumentException(
          "%s has to be 1 to %d, not %d".formatted(property, MOST_THREADS, threads));
  }

  /**
   * @param batch most things of each kind in one round
   * @param lostAfter after so long without news something that looks alive is told again
   */
  record Retry(@DefaultValue("500") int batch, @DefaultValue("2m") Duration lostAfter) {}

  /**
   * @param batch most questions of each kind in one round
   */
  record Janitor(@DefaultValue("200") int batch) {}
}
