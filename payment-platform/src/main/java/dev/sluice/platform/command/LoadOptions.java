package dev.sluice.platform.command;

import dev.sluice.bench.load.Load;
import dev.sluice.bench.load.LoadRequest;
import dev.sluice.bench.load.LoadResult;
import dev.sluice.platform.run.Session;
import dev.sluice.platform.token.Role;
import dev.sluice.platform.token.Tokens;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to send orders, for the commands that do. */
final class LoadOptions {
  @Mixin private PlatformOptions platform = new PlatformOptions();

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Orders per second (default: as fast as they are admitted).")
  private @Nullable Integer rate;

  @Option(
      names = "--commission-bps",
      paramLabel = "N",
      defaultValue = "1250",
      description = "The platform's commission in basis points (default: ${DEFAULT-VALUE}).")
  private int commission;

  @Option(
      names = "--json",
      description = "Print one line of JSON; everything else goes to standard error.")
  private boolean json;

  PlatformOptions platform() {
    return platform;
  }

  boolean json() {
    return json;
  }

  /** What can be refused is refused before anything is started. */
  LoadResult run(Console console, String command, Optional<Path> file, int demoOrders, After after)
      throws InterruptedException {
    String token = Tokens.in(platform.data().tokens()).of(Role.WRITE, "a");
    try (Session session = platform.open(console, command)) {
      LoadRequest request =
          new LoadRequest(
              file,
              demoOrders,
              rate == null ? OptionalInt.empty() : OptionalInt.of(rate),
              commission,
              session.endpoints().api(),
              session.endpoints().management(),
              token,
              json,
              console.progress());
      LoadResult result = Load.run(request);
      if (json) {
        console.out().println(result.toJson());
      } else {
        result.print(console.out());
        after.print(session);
      }
      return result;
    }
  }

  /** What is said last, while the platform is still up. */
  interface After {
    void print(Session session);
  }
}
