package dev.sluice.platform.command;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.bench.gauge.Platform;
import dev.sluice.bench.order.MadeUpOrders.Sellers;
import dev.sluice.bench.rate.Payments;
import dev.sluice.bench.rate.PaymentsBench;
import dev.sluice.bench.rate.PaymentsRequest;
import dev.sluice.bench.rate.PaymentsResult;
import java.io.PrintStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "payments",
    mixinStandardHelpOptions = true,
    description = {
      "Payments that arrive whether or not earlier ones are answered: how many are borne, how quick, at what cost.",
      "Without --rate the highest one is looked for that can be borne, and half of it is run for the times."
    })
final class BenchPaymentsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private BenchOptions bench = new BenchOptions();

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

  BenchPaymentsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    PaymentsRequest request =
        new PaymentsRequest(
            rate == null ? OptionalInt.empty() : OptionalInt.of(rate),
            Duration.ofSeconds(seconds),
            Duration.ofSeconds(warmUp),
            Duration.ofSeconds(probe),
            overload,
            sellers,
            bench.seed());
    return bench.run(
        console, "payments", (platform, telling) -> measured(request, platform, telling));
  }

  private static BenchOptions.Result measured(
      PaymentsRequest request, Platform platform, Telling telling) throws InterruptedException {
    String run = "bench-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    try (Payments payments =
        new Payments(platform, request.sellers(), request.seed(), run, telling)) {
      PaymentsResult result = PaymentsBench.run(request, payments, telling);
      return new BenchOptions.Result() {
        @Override
        public void print(PrintStream out) {
          result.print(out);
        }

        @Override
        public ObjectNode json() {
          return result.json();
        }
      };
    }
  }
}
