package dev.sluice.bench.rate;

import dev.sluice.bench.arrival.Telling;
import java.time.Duration;

/** Looks for the rate that can be borne for as long as one likes. */
public final class Search {
  private static final double FIRST = 100;
  private static final double STEP = 1.6;
  private static final double CLOSE = 1.08;
  private static final double BACK = 0.92;
  private static final double LEAST = 1;

  /** Twice that often the rate found is tried at full length, a little lower each time. */
  private static final int TRIES = 6;

  private final Payments payments;
  private final Duration probe;
  private final Duration length;
  private final Telling telling;

  /**
   * @param probe how long a rate is tried on the way
   * @param length how long the one that is found is borne
   */
  public Search(Payments payments, Duration probe, Duration length, Telling telling) {
    this.payments = payments;
    this.probe = probe;
    this.length = length;
    this.telling = telling;
  }

  /** The last is what was borne, or what was not after all the tries: {@link Run#isSustained}. */
  public Run sustained(Duration warmUp) throws InterruptedException {
    if (!warmUp.isZero()) payments.only("warming up", FIRST, warmUp);
    double rate = highest();
    Sample sample = payments.warmUp(rate, warmUp);
    Run run = payments.run("sustaining", rate, length, sample);
    for (int tries = 1; tries < TRIES && !run.isSustained(); tries++) {
      tell(run);
      rate = Math.max(LEAST, rate * BACK);
      run = payments.run("sustaining", rate, length, sample);
    }
    tell(run);
    return run;
  }

  private double highest() throws InterruptedException {
    double good = LEAST;
    double bad = Double.POSITIVE_INFINITY;
    for (double rate = FIRST; bad / good > CLOSE; rate = next(good, bad)) {
      Run run = payments.run("trying", rate, probe, Sample.NONE);
      tell(run);
      if (run.isSustained()) good = rate;
      else bad = rate;
    }
    return good;
  }

  private static double next(double good, double bad) {
    return Double.isInfinite(bad) ? good * STEP : Math.sqrt(good * bad);
  }

  private void tell(Run run) {
    telling.say(
        "%.0f/s for %d s is %s: %d accepted, %d refused, %d failed%s, %d under way at the end, drained in %.1f s",
        run.rate(),
        run.arrived().length().toSeconds(),
        run.isSustained() ? "borne" : "too much",
        run.arrived().accepted(),
        run.arrived().refused(),
        run.arrived().failed(),
        run.arrived().failed() > 0 ? " (" + run.arrived().whyFailed() + ")" : "",
        run.backlog(),
        run.drain().toMillis() / 1000.0);
  }
}
