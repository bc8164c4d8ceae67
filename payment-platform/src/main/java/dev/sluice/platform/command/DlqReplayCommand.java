package dev.sluice.platform.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Send dead letters again, to the consumers that gave them up.")
final class DlqReplayCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DlqDecision decision = new DlqDecision();

  DlqReplayCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    return decision.make(
        console,
        "replay",
        letter ->
            "%s is on its way to %s as replay %s"
                .formatted(
                    DlqOptions.text(letter, "/id"),
                    DlqOptions.text(letter, "/group"),
                    DlqOptions.text(letter, "/resolution/replay")));
  }
}
