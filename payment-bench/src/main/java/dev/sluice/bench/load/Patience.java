package dev.sluice.bench.load;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait for what.
 *
 * @param answer for the answer to one request to the API
 * @param firstPause before an unanswered request is repeated; doubles up to {@code longestPause}
 * @param poll between two looks at the books
 * @param giveUp without any progress at all, before the run ends and says what is stuck
 * @param settle for the audit to come out clean once nothing is in flight any more
 */
public record Patience(
    Duration answer,
    Duration firstPause,
    Duration longestPause,
    Duration poll,
    Duration giveUp,
    Duration settle) {

  /** Longer ones are not believed: what is down for hours is worth another look before. */
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(60);

  public static Patience usual() {
    return new Patience(
        Duration.ofSeconds(30),
        Duration.ofMillis(100),
        Duration.ofSeconds(5),
        Duration.ofMillis(500),
        Duration.ofMinutes(15),
        Duration.ofSeconds(10));
  }

  /**
   * Half the doubled pause and a random part of the other half, so that many do not come back at
   * once; never before the moment the server named.
   *
   * @param attempt 1 after the first request without an answer
   */
  public Duration pause(int attempt, Duration retryAfter, RandomGenerator random) {
    long first = Math.max(1, firstPause.toMillis());
    long capped = Math.min(longestPause.toMillis(), first << Math.min(attempt - 1, 20));
    Duration own = Duration.ofMillis(capped / 2 + random.nextLong(capped / 2 + 1));
    Duration asked =
        retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
    return own.compareTo(asked) > 0 ? own : asked;
  }
}
