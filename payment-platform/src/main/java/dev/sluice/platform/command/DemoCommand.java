package dev.sluice.platform.command;

import dev.sluice.platform.run.Session;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Send some hundred made-up orders through everything, refunds, settlement, bank and payouts included, and show what became of them.")
final class DemoCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private LoadOptions load = new LoadOptions();

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "400",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int orders;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    return load.run(console, "demo", Optional.empty(), orders, this::follow);
  }

  private boolean follow(Session session, PrintStream out, ObjectNode json)
      throws InterruptedException {
    var ending = DemoStory.tell(session.endpoints(), load.platform().data(), out);
    ending.addTo(json);
    out.println(session.isOurs() ? "Look around after ./sluice up:" : "Look around:");
    LookAround.print(session.endpoints(), load.platform().data(), out);
    return ending.unexplained() == 0;
  }
}
