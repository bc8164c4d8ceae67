package dev.sluice.bench.load;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What to send and where.
 *
 * @param file the orders to pay; without one, {@code demoOrders} made-up ones
 * @param demoOrders how many orders to make up when there is no file
 * @param rate orders started per second whether or not earlier ones are answered; without it, as
 *     fast as admitted
 * @param commissionBps the platform's commission in basis points of each seller's amount; empty
 *     when the sellers' contracts decide
 * @param api base address of the API, without {@code /api/v1}
 * @param management base address of the management port, without {@code /actuator}
 * @param writeToken says a bearer token that may make payments, good for the next minute
 * @param json the result goes out as JSON: no moving bar then
 * @param progress where to tell how far it is; never closed
 */
public record LoadRequest(
    Optional<Path> file,
    int demoOrders,
    OptionalInt rate,
    OptionalInt commissionBps,
    URI api,
    URI management,
    Supplier<String> writeToken,
    boolean json,
    PrintStream progress) {

  static final int MAX_DEMO_ORDERS = 100_000;
  static final int MAX_RATE = 10_000;

  /**
   * Refuses what no run can mean with an {@link IllegalArgumentException} that says what to change.
   */
  public LoadRequest {
    if (file.isEmpty() && (demoOrders < 1 || demoOrders > MAX_DEMO_ORDERS)) {
      throw new IllegalArgumentException(
          "the number of demo orders must be 1 to " + MAX_DEMO_ORDERS + ", not " + demoOrders);
    }
    if (rate.isPresent() && (rate.getAsInt() < 1 || rate.getAsInt() > MAX_RATE)) {
      throw new IllegalArgumentException(
          "the rate must be 1 to " + MAX_RATE + " orders per second, not " + rate.getAsInt());
    }
    commissionBps.ifPresent(bps -> {
      if (bps < 0 || bps > 10_000) {
        throw new IllegalArgumentException(
            "the commission must be 0 to 10000 basis points, not " + bps);
      }
    });
  }

  @Override
  public String toString() {
    return "LoadRequest[file="
        + file
        + ", demoOrders="
        + demoOrders
        + ", rate="
        + rate
        + ", api="
        + api
        + "]";
  }
}
