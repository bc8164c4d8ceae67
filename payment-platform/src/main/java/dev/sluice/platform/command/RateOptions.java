package dev.sluice.platform.command;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.bench.gauge.Platform;
import dev.sluice.bench.order.MadeUpOrders.Sellers;
import dev.sluice.bench.rate.Payments;
import dev.sluice.bench.rate.PaymentsBench;
import dev.sluice.bench.rate.PaymentsRequest;
import dev.sluice.bench.rate.PaymentsResult;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How payments are to arrive. */
final class RateOptions {
  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Payments per second (default: the highest that can be borne).")
  private @Nullable Integer rate;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "120",
      description = "How long is measured (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "60",
      description =
          "Seconds before it; from 10 on, statements and records are counted at their end (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--probe",
      paramLabel = "S",
      defaultValue = "10",
      description =
          "How long each rate is tried while one is looked for (default: ${DEFAULT-VALUE}).")
  private int probe;

  @Option(
      names = "--overload",
      description =
          "Three times as many for a minute at the end, and how long it takes to recover.")
  private boolean overload;

  @Option(
      names = "--sellers",
      paramLabel = "SHAPE",
      defaultValue = "two",
      description =
          "Sellers of a payment: two, or mixed, which is one to four and two on average (default: ${DEFAULT-VALUE}).")
  private Sellers sellers = Sellers.TWO;

  Sellers sellers() {
    return sellers;
  }

  PaymentsRequest request(long seed) {
    return new PaymentsRequest(
        rate == null ? OptionalInt.empty() : OptionalInt.of(rate),
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(warmUp),
        Duration.ofSeconds(probe),
        overload,
        sellers,
        seed);
  }

  static PaymentsResult measured(PaymentsRequest request, Platform platform, Telling telling)
      throws InterruptedException {
    String run = "bench-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    try (Payments payments =
        new Payments(platform, request.sellers(), request.seed(), run, telling)) {
      return PaymentsBench.run(request, payments, telling);
    }
  }
}
