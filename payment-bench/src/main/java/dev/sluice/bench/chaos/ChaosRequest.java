package dev.sluice.bench.chaos;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What to break and where.
 *
 * @param length of the load; faults of each kind follow from it, five in ten minutes
 * @param seed of the order of the faults and of the mix of payments
 * @param rate payments per second, the whole time
 * @param apis base address of every instance of the API
 * @param management base address of a management port
 * @param psp the simulator
 * @param database JDBC, the books as they are
 * @param writeToken says a token that may make payments, good for the next minute
 * @param financeToken says one that may read the books
 * @param journal where acknowledgements are kept, away from everything that is killed
 * @param faults where the fault points of the applications look for their signal
 * @param progress where to tell what happens
 */
public record ChaosRequest(
    Duration length,
    long seed,
    int rate,
    List<URI> apis,
    URI management,
    URI psp,
    String database,
    Supplier<String> writeToken,
    Supplier<String> financeToken,
    Path journal,
    Path faults,
    PrintStream progress) {

  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int MAX_RATE = 1_000;
  private static final int ACKNOWLEDGED_PER_MINUTE = 1_000;

  public ChaosRequest {
    checked(length, rate);
    apis = List.copyOf(apis);
  }

  /** Refuses what no run can mean, before anything is started. */
  public static void checked(Duration length, int rate) {
    if (length.compareTo(Duration.ofSeconds(10)) < 0 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a run takes 10 s to 24 hours, not " + length.toSeconds() + " s");
    }
    if (rate < 1 || rate > MAX_RATE) {
      throw new IllegalArgumentException(
          "the rate must be 1 to %d payments per second, not %d".formatted(MAX_RATE, rate));
    }
  }

  /** With fewer, the load was no load. */
  long leastAcknowledged() {
    return ACKNOWLEDGED_PER_MINUTE * length.toSeconds() / 60;
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "ChaosRequest[%s, seed %d, %d/s]".formatted(length, seed, rate);
  }
}
