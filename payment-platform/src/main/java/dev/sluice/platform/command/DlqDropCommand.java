package dev.sluice.platform.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "drop",
    mixinStandardHelpOptions = true,
    description = "Drop dead letters that need nothing.")
final class DlqDropCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DlqDecision decision = new DlqDecision();

  DlqDropCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    return decision.make(console, "drop", letter -> DlqOptions.text(letter, "/id") + " is dropped");
  }
}
