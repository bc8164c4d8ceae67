package dev.sluice.domain.psp;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with equal jitter: half the delay is certain, half is chance.
 *
 * @param first delay after the first silence, before jitter
 * @param longest cap of the delay, before jitter
 */
public record Backoff(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 30;

  public static final Backoff STANDARD = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60));

  public Backoff {
    if (!first.isPositive() || longest.compareTo(first) < 0)
      throw new IllegalArgumentException(
          "a backoff grows from a positive first delay to the longest, not from %s to %s"
              .formatted(first, longest));
  }

  /**
   * {@code capped/2 + random(0, capped/2)} with {@code capped = min(longest, first · 2^(k-1))}.
   *
   * @param k the how-manieth silence in a row, from 1
   */
  public Duration delay(int k, RandomGenerator chance) {
    long doubled = first.toMillis() << Math.min(k - 1, MOST_DOUBLINGS);
    long capped = doubled <= 0 ? longest.toMillis() : Math.min(longest.toMillis(), doubled);
    return Duration.ofMillis(capped / 2 + (long) (chance.nextDouble() * (capped - capped / 2)));
  }
}
