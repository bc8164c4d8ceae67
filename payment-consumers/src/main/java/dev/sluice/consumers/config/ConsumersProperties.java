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
  private static final int LARGEST_BATCH = 10_000;

  ConsumersProperties {
    threads = threads == null ? Map.of() : Map.copyOf(threads);
    check("sluice.consumers.default-threads", defaultThreads);
    if (stopPatience.isNegative())
      throw new IllegalArgumentException(
          "sluice.consumers.stop-patience must not be negative, as " + stopPatience + " is");
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

  private static void checkBatch(String property, int batch) {
    if (batch < 1 || batch > LARGEST_BATCH)
      throw new IllegalArgumentException(
          "%s has to be 1 to %d, not %d".formatted(property, LARGEST_BATCH, batch));
  }

  /**
   * @param batch most things in one round
   * @param perSecond so much is sent to the PSP again in one second by one process, 1 to 10000;
   *     what was not used in five seconds is saved up
   * @param lostAfter after so long without news something that looks alive is told again
   */
  record Retry(
      @DefaultValue("500") int batch,
      @DefaultValue("100") int perSecond,
      @DefaultValue("2m") Duration lostAfter) {

    Retry {
      checkBatch("sluice.consumers.retry.batch", batch);
      checkBatch("sluice.consumers.retry.per-second", perSecond);
    }

    /** Whoever is still waiting for the PSP is not lost. */
    void waitsFor(Duration deadline) {
      if (lostAfter.compareTo(deadline) <= 0)
        throw new IllegalArgumentException(
            "sluice.consumers.retry.lost-after (%s) has to be longer than sluice.psp.deadline (%s)"
                .formatted(lostAfter, deadline));
    }
  }

  /**
   * @param batch most questions of each kind in one round
   */
  record Janitor(@DefaultValue("200") int batch) {

    Janitor {
      checkBatch("sluice.consumers.janitor.batch", batch);
    }
  }
}
