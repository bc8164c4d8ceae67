package dev.sluice.platform.command;

import dev.sluice.bench.load.Audit;
import dev.sluice.bench.load.AuditResult;
import dev.sluice.platform.run.Session;
import dev.sluice.platform.run.Stillness;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description =
        "Check the laws of the books over everything there is. Exit code 0 only if all hold.")
final class AuditCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PlatformOptions platform = new PlatformOptions();

  @Option(
      names = "--settle-after",
      paramLabel = "DURATION",
      description =
          "Leave out what changed less than so long ago (default: 0s when nothing moves, else 60s).")
  private @Nullable Duration settleAfter;

  @Option(
      names = "--json",
      description = "Print one line of JSON; everything else goes to standard error.")
  private boolean json;

  AuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Session session = platform.open(console, "audit")) {
      URI management = session.endpoints().management();
      AuditResult result = session.during(() -> Audit.run(management, settleAfter(management)));
      if (json) {
        console.out().println(result.toJson());
      } else {
        result.print(console.out());
      }
      return result.exitCode();
    }
  }

  private Duration settleAfter(URI management) throws InterruptedException {
    return settleAfter == null ? Stillness.settleAfter(management) : settleAfter;
  }
}
