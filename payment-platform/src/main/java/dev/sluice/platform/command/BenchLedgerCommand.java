package dev.sluice.platform.command;

import dev.sluice.bench.floor.Floors;
import dev.sluice.bench.link.Ledger;
import dev.sluice.bench.link.LedgerBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = {
      "Entries that the consumer of the books writes in a second: of all sellers, and of one.",
      "On a platform of its own below the data directory."
    })
final class BenchLedgerCommand implements Callable<Integer> {
  /** Payments from which commands for the books are learnt. */
  private static final int SHOWN = 50;

  private final Console console;

  @Mixin private ScratchOptions options = new ScratchOptions();

  @Option(
      names = "--entries",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many of each (default: ${DEFAULT-VALUE}).")
  private int entries;

  BenchLedgerCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (entries < 1) throw new IllegalArgumentException("--entries must be at least 1");
    Ledger ledger =
        Scratch.with(
            console,
            options.data(),
            "ledger",
            ground -> {
              try (Floors _ = Floors.recorded(ground, SHOWN, options.sellers())) {
                return LedgerBench.run(ground.platform(), entries, ground.telling());
              }
            });
    options.tell(console, ledger.json(), ledger::print);
    return 0;
  }
}
