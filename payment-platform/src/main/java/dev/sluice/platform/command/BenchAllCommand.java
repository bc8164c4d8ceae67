package dev.sluice.platform.command;

import dev.sluice.bench.floor.Floors;
import dev.sluice.bench.floor.Ground;
import dev.sluice.bench.floor.Growth;
import dev.sluice.bench.floor.Limit;
import dev.sluice.bench.link.Ledger;
import dev.sluice.bench.link.LedgerBench;
import dev.sluice.bench.link.Outbox;
import dev.sluice.bench.link.OutboxBench;
import dev.sluice.bench.rate.PaymentsRequest;
import dev.sluice.bench.rate.PaymentsResult;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "all",
    mixinStandardHelpOptions = true,
    description = {
      "Payments and the outbox on the platform, then the limit, the books and their growth on one of its own.",
      "The ratio is what is sustained by what the floors of the same run would allow."
    })
final class BenchAllCommand implements Callable<Integer> {
  private static final int EVENTS = 1_000;
  private static final Duration OUTBOX = Duration.ofSeconds(20);

  private final Console console;

  @Mixin private BenchOptions bench = new BenchOptions();
  @Mixin private RateOptions rate = new RateOptions();

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "20000",
      description =
          "Payments played for the limit, entries for the books, rows at first for the growth (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--large",
      paramLabel = "N",
      defaultValue = "200000",
      description =
          "Payments in the tables in the end, for the growth (default: ${DEFAULT-VALUE}).")
  private long large;

  BenchAllCommand(Console console) {
    this.console = console;
  }

  private record Upon(PaymentsResult payments, Outbox outbox) {}

  private record Alone(Limit limit, Ledger ledger, Growth growth) {}

  @Override
  public Integer call() throws InterruptedException {
    PaymentsRequest request = rate.request(bench.platform().seed());
    if (size < 1 || large <= 5L * size) {
      throw new IllegalArgumentException("--large must be more than five times --size");
    }
    BenchOptions.Measured<Upon> upon =
        bench.measured(
            console,
            "all",
            (platform, telling) -> {
              PaymentsResult payments = RateOptions.measured(request, platform, telling);
              return new Upon(payments, OutboxBench.run(platform, EVENTS, OUTBOX, telling));
            });
    int batch = Math.min(500, upon.result().payments().full().batch());
    Alone alone =
        Scratch.with(console, bench.platform().data(), "all", ground -> alone(ground, batch));
    if (bench.json()) console.out().println(json(upon, alone));
    else print(console.out(), upon, alone);
    return alone.limit().isFair() ? upon.exitCode() : 1;
  }

  /** The books first: for the rest the applications are held. */
  private Alone alone(Ground ground, int batch) throws InterruptedException {
    try (Floors floors = Floors.recorded(ground, batch, rate.sellers())) {
      Ledger ledger = LedgerBench.run(ground.platform(), size, ground.telling());
      Limit limit = floors.limit(new Floors.Size(size, size));
      return new Alone(limit, ledger, floors.growth(new Floors.Size(0, size), large));
    }
  }

  private static double ratio(Upon upon, Alone alone) {
    var full = upon.payments().full();
    return full.isSustained() ? full.completedPerSecond() / alone.limit().paymentsPerSecond() : 0;
  }

  private static double cpuRatio(Upon upon, Alone alone) {
    return upon.payments().full().cost().totalCpuMs() / alone.limit().totalCpuMs();
  }

  private static ObjectNode json(BenchOptions.Measured<Upon> upon, Alone alone) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.set("limit", alone.limit().json());
    json.set("payments", upon.result().payments().json());
    json.put("ratio", Math.round(1000 * ratio(upon.result(), alone)) / 1000.0);
    json.put("cpuRatio", Math.round(1000 * cpuRatio(upon.result(), alone)) / 1000.0);
    json.set("ledger", alone.ledger().json());
    json.set("outbox", upon.result().outbox().json());
    json.set("grow", alone.growth().json());
    json.set("audit", upon.audit().json());
    return json;
  }

  private static void print(PrintStream out, BenchOptions.Measured<Upon> upon, Alone alone) {
    upon.result().payments().print(out);
    alone.limit().print(out);
    out.printf(
        Locale.ROOT,
        "Ratio: %.3f of the limit are sustained; a payment costs %.2f times its floors%n",
        ratio(upon.result(), alone),
        cpuRatio(upon.result(), alone));
    alone.ledger().print(out);
    upon.result().outbox().print(out);
    alone.growth().print(out);
    upon.audit().print(out);
  }
}
