package dev.sluice.platform.command;

import dev.sluice.platform.run.Session;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Start everything and keep it running until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PlatformOptions platform = new PlatformOptions();

  @Option(
      names = "--json",
      description = "Once all is up, print the addresses as one line of JSON.")
  private boolean json;

  UpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    long begun = System.nanoTime();
    Console speaking = json ? console : new Console(console.home(), console.out(), console.out());
    try (Session session = platform.alone(speaking, "up")) {
      if (json) {
        console.json(session.endpoints());
      } else {
        console
            .out()
            .printf("Ready after %.1f s. Ctrl-C stops it.%n", (System.nanoTime() - begun) / 1e9);
        LookAround.print(session.endpoints(), platform.data(), console.out());
      }
      // Until the process is told to end; the session sees to the rest.
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
