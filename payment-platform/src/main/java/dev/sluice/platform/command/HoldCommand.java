package dev.sluice.platform.command;

import dev.sluice.platform.control.ControlClient;
import dev.sluice.platform.supervision.Hold;
import dev.sluice.servers.process.ServerFailure;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "hold",
    mixinStandardHelpOptions = true,
    description = {
      "Kill a part (kill -9) and keep it down for a while, or pause it, to see what the others do.",
      "Returns when the part is up again."
    })
final class HoldCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Parameters(
      index = "0",
      paramLabel = "PART",
      description = "postgres, kafka, redis, psp, service-1, consumers-1, ...")
  private String part = "";

  @Parameters(
      index = "1",
      paramLabel = "DURATION",
      description = "60s, 500ms, 1m30s; an hour at most.")
  private Duration duration = Duration.ZERO;

  @Option(
      names = "--pause",
      description =
          "Stop it in its tracks instead (SIGSTOP): it keeps its connections and answers nobody.")
  private boolean pause;

  @Option(names = "--no-wait", description = "Return as soon as it is down.")
  private boolean noWait;

  HoldCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ControlClient control = new ControlClient(data.directory());
    if (!control.hold(new Hold(part, duration, pause))) {
      throw new ServerFailure("Nothing is up on " + data.directory().root());
    }
    console
        .progress()
        .printf("%s is %s for %d ms%n", part, pause ? "paused" : "down", duration.toMillis());
    if (noWait) return 0;
    if (!control.awaitUp(part))
      throw new ServerFailure("The platform was stopped before " + part + " was up again");
    console.progress().printf("%s is up%n", part);
    return 0;
  }
}
