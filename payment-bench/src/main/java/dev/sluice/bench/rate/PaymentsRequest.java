package dev.sluice.bench.rate;

import dev.sluice.bench.order.MadeUpOrders.Sellers;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How to measure payments.
 *
 * @param rate so many a second; without it, the rate that can be borne is looked for, and half of
 *     it is run once more for the times
 * @param length of what is measured
 * @param warmUp before it
 * @param probe how long each rate on the way is tried
 * @param overload three times as much at the end, to see what happens
 * @param seed of the orders and their moments
 */
public record PaymentsRequest(
    OptionalInt rate,
    Duration length,
    Duration warmUp,
    Duration probe,
    boolean overload,
    Sellers sellers,
    long seed) {
  private static final int MOST_RATE = 10_000;
  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * Refuses what nobody can mean with an {@link IllegalArgumentException} that says what to change.
   */
  public PaymentsRequest {
    rate.ifPresent(value -> {
      if (value < 1 || value > MOST_RATE) {
        throw new IllegalArgumentException(
            "--rate must be 1 to %d payments per second, not %d".formatted(MOST_RATE, value));
      }
    });
    within("--seconds", length, Duration.ofSeconds(1));
    within("--warm-up", warmUp, Duration.ZERO);
    within("--probe", probe, Duration.ofSeconds(1));
  }

  private static void within(String option, Duration value, Duration least) {
    if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, not %d"
              .formatted(option, least.toSeconds(), LONGEST.toSeconds(), value.toSeconds()));
    }
  }
}
