package dev.sluice.platform.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "dlq",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Dead letters: what no consumer could handle. Look, repair the cause, then replay them;",
      "or drop what needs nothing. A replay has its effect once, whatever happened meanwhile."
    })
final class DlqCommand implements Callable<Integer> {
  private static final int MISUSED = 2;

  private final Console console;

  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  DlqCommand(Console console) {
    this.console = console;
  }

  static CommandLine line(Console console) {
    return new CommandLine(new DlqCommand(console))
        .addSubcommand(new DlqListCommand(console))
        .addSubcommand(new DlqShowCommand(console))
        .addSubcommand(new DlqReplayCommand(console))
        .addSubcommand(new DlqDropCommand(console));
  }

  @Override
  public Integer call() {
    if (spec != null) spec.commandLine().usage(console.progress());
    return MISUSED;
  }
}
