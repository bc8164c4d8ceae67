package dev.sluice.bench.rate;

import dev.sluice.bench.arrival.Arrived;
import java.time.Duration;
import java.time.Instant;

/**
 * A measured stretch of arrivals at one rate.
 *
 * @param backlog accepted and not yet in the balances when the arrivals ended
 * @param drain from then until none was
 * @param batch how many payments the pipeline handled at a time, the median
 * @param since when it began, by the database's clock
 * @param balanceMs accepted → balance, p50 and p99; NaN where nobody asked
 */
public record Run(
    double rate,
    Arrived arrived,
    long backlog,
    Duration drain,
    Cost cost,
    int batch,
    Instant since,
    Percentiles balanceMs) {

  public record Percentiles(double p50, double p99) {
    static final Percentiles UNKNOWN = new Percentiles(Double.NaN, Double.NaN);
  }

  Run with(Percentiles times) {
    return new Run(rate, arrived, backlog, drain, cost, batch, since, times);
  }

  /** Arrivals of one second may be under way; all must have been taken. */
  public boolean isSustained() {
    return arrived.refused() == 0 && arrived.failed() == 0 && backlog <= rate;
  }

  public double acceptedPerSecond() {
    return arrived.accepted() / seconds();
  }

  public double completedPerSecond() {
    return Math.max(0, arrived.accepted() - backlog) / seconds();
  }

  private double seconds() {
    return arrived.length().toMillis() / 1000.0;
  }
}
