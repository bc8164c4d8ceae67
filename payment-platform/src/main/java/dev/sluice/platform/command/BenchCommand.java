package dev.sluice.platform.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Measure, on the platform that is up or one started for it. Every measurement ends in the audit.",
      "What the figures mean: docs/performance.md. Exit code 0 only if the books are clean."
    })
final class BenchCommand implements Callable<Integer> {
  private static final int MISUSED = 2;

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  BenchCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    return new CommandLine(new BenchCommand(console))
        .addSubcommand(new BenchPaymentsCommand(console))
        .addSubcommand(new BenchLimitCommand(console))
        .addSubcommand(new BenchLedgerCommand(console))
        .addSubcommand(new BenchOutboxCommand(console))
        .addSubcommand(new BenchSettlementCommand(console))
        .addSubcommand(new BenchGrowCommand(console))
        .addSubcommand(new BenchAllCommand(console));
  }

  @Override
  public Integer call() {
    if (spec != null) spec.commandLine().usage(console.progress());
    return MISUSED;
  }
}
