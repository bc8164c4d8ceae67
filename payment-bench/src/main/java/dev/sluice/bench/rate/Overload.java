package dev.sluice.bench.rate;

import dev.sluice.bench.arrival.Arrived;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * More than the platform can bear, and then as much as it can bear easily.
 *
 * @param normalMs HTTP p99 before, at the easy rate
 * @param flood while it was too much
 * @param recovered after so many seconds of the easy rate, a whole second was as quick as before
 *     and nobody was turned away; empty if that did not happen in the time one waits for it
 * @param drain from the end of the easy rate until all was in the balances: nothing that was
 *     accepted is missing
 */
public record Overload(
    double rate, double normalMs, Arrived flood, OptionalInt recovered, Duration drain) {
  private static final int TIMES = 3;
  private static final Duration BEFORE = Duration.ofSeconds(10);
  private static final Duration SLICE = Duration.ofSeconds(1);
  private static final int MOST_SLICES = 30;

  /** A second has few requests, so its p99 is nearly its slowest one. */
  private static final double TOLERANCE = 2;

  private static final double QUICK_MS = 50;

  /**
   * @param sustained what can be borne for as long as one likes
   * @param length how long it is too much
   */
  static Overload of(Payments payments, double sustained, Duration length)
      throws InterruptedException {
    double easy = sustained / 2;
    double normal = payments.only("before the flood", easy, BEFORE).acceptedMs(99);
    Arrived flood = payments.only("flooding", TIMES * sustained, length);
    OptionalInt recovered = OptionalInt.empty();
    for (int second = 1; second <= MOST_SLICES && recovered.isEmpty(); second++) {
      Arrived slice = payments.only("after the flood", easy, SLICE);
      boolean well =
          slice.refused() + slice.failed() == 0
              && slice.acceptedMs(99) <= Math.max(QUICK_MS, TOLERANCE * normal);
      if (well) recovered = OptionalInt.of(second);
    }
    long begun = System.nanoTime();
    payments.drain(sustained);
    Duration drain = Duration.ofNanos(System.nanoTime() - begun);
    return new Overload(TIMES * sustained, normal, flood, recovered, drain);
  }
}
