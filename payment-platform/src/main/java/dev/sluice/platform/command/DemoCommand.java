package dev.sluice.platform.command;

import dev.sluice.platform.run.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Send some hundred made-up orders through everything and show what became of them.")
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
    return load.run(console, "demo", Optional.empty(), orders, this::whereToLook).exitCode();
  }

  private void whereToLook(Session session) {
    console.out().println(session.isOurs() ? "Look around after ./sluice up:" : "Look around:");
    LookAround.print(session.endpoints(), load.platform().data(), console.out());
  }
}
