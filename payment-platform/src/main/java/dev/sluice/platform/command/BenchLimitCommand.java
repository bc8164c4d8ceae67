package dev.sluice.platform.command;

import dev.sluice.bench.floor.Floors;
import dev.sluice.bench.floor.Limit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "limit",
    mixinStandardHelpOptions = true,
    description = {
      "The floors of a payment: its statements, records, requests and calls with no application between them.",
      "On a platform of its own below the data directory, which shows once what a payment is and is then held.",
      "Exit code 0 only if as many rows and records were written as by the applications."
    })
final class BenchLimitCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ScratchOptions options = new ScratchOptions();

  @Option(
      names = "--batch",
      paramLabel = "P",
      defaultValue = "50",
      description =
          "Payments in a transaction: as many as bench payments says were handled at a time (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--payments",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many are played (default: ${DEFAULT-VALUE}).")
  private int payments;

  @Option(
      names = "--rows-of",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Payments whose rows are in the tables before (default: ${DEFAULT-VALUE}).")
  private long rowsOf;

  BenchLimitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Floors.Size size = new Floors.Size(rowsOf, payments);
    Floors.checked(batch);
    Limit limit =
        Scratch.with(
            console,
            options.data(),
            "limit",
            ground -> {
              try (Floors floors = Floors.recorded(ground, batch, options.sellers())) {
                return floors.limit(size);
              }
            });
    options.tell(console, limit.json(), limit::print);
    return limit.isFair() ? 0 : 1;
  }
}
