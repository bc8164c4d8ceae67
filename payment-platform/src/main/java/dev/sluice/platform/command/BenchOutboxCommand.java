package dev.sluice.platform.command;

import dev.sluice.bench.link.Outbox;
import dev.sluice.bench.link.OutboxBench;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "outbox",
    mixinStandardHelpOptions = true,
    description =
        "News on its way from a commit to the broker: how long, how many, and at what cost when idle.")
final class BenchOutboxCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private BenchOptions bench = new BenchOptions();

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Events per second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description = "How long is measured (default: ${DEFAULT-VALUE}).")
  private int seconds;

  BenchOutboxCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (rate < 1 || rate > 100_000) {
      throw new IllegalArgumentException("--rate must be 1 to 100000 events, not " + rate);
    }
    if (seconds < 1) throw new IllegalArgumentException("--seconds must be at least 1");
    return bench.run(
        console,
        "outbox",
        (platform, telling) ->
            OutboxBench.run(platform, rate, Duration.ofSeconds(seconds), telling),
        Outbox::print,
        Outbox::json);
  }
}
