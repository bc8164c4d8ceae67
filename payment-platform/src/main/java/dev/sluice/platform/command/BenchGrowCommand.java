package dev.sluice.platform.command;

import dev.sluice.bench.floor.Floors;
import dev.sluice.bench.floor.Growth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "grow",
    mixinStandardHelpOptions = true,
    description = {
      "What the statements of a payment cost among few rows and among many, on a platform of its own.",
      "A million payments need about 25 GB of disk while they are written, and minutes."
    })
final class BenchGrowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ScratchOptions options = new ScratchOptions();

  @Option(
      names = "--batch",
      paramLabel = "P",
      defaultValue = "50",
      description = "Payments in a transaction (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--payments",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many are measured each time (default: ${DEFAULT-VALUE}).")
  private int payments;

  @Option(
      names = "--small",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Payments in the tables at first (default: ${DEFAULT-VALUE}).")
  private long small;

  @Option(
      names = "--large",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Payments in the tables then (default: ${DEFAULT-VALUE}).")
  private long large;

  BenchGrowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Floors.Size size = new Floors.Size(small, payments);
    Floors.checked(batch);
    if (large <= small + 2L * payments) {
      throw new IllegalArgumentException(
          "--large must be more than --small and twice --payments, %d"
              .formatted(small + 2L * payments));
    }
    Growth growth =
        Scratch.with(
            console,
            options.data(),
            "grow",
            ground -> {
              try (Floors floors = Floors.recorded(ground, batch, options.sellers())) {
                return floors.growth(size, large);
              }
            });
    options.tell(console, growth.json(), growth::print);
    return 0;
  }
}
