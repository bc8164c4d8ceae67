package dev.sluice.platform.command;

import dev.sluice.bench.load.Load;
import dev.sluice.bench.load.LoadRequest;
import dev.sluice.bench.load.LoadResult;
import dev.sluice.platform.run.Session;
import dev.sluice.platform.token.Role;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How to send orders, for the commands that do. */
final class LoadOptions {
  private static final URI NOWHERE = URI.create("http://127.0.0.1");

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
      names = "--commission-by-contract",
      description =
          "Say nothing about the commission: what each seller has agreed on counts, and without a contract nothing is taken.")
  private boolean byContract;

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

  /**
   * What can be refused is refused before anything is started.
   *
   * @return the exit code
   */
  int run(Console console, String command, Optional<Path> file, int demoOrders, After after)
      throws InterruptedException {
    platform.data().make();
    request(file, demoOrders, NOWHERE, NOWHERE, () -> "", console);
    try (Session session = platform.open(console, command)) {
      URI api = session.endpoints().api();
      URI management = session.endpoints().management();
      var token = BenchOptions.tokens(session.endpoints(), platform.data()).of(Role.WRITE, "a");
      LoadRequest request = request(file, demoOrders, api, management, token, console);
      LoadResult result = session.during(() -> Load.run(request));
      if (!json) result.print(console.out());
      boolean good = result.exitCode() == 0;
      var more = JsonMapper.shared().createObjectNode();
      if (good)
        good =
            session.during(
                () -> after.tell(session, json ? console.progress() : console.out(), more));
      if (json)
        console
            .out()
            .println(((ObjectNode) JsonMapper.shared().readTree(result.toJson())).setAll(more));
      return good ? 0 : Math.max(1, result.exitCode());
    }
  }

  private LoadRequest request(
      Optional<Path> file,
      int demoOrders,
      URI api,
      URI management,
      Supplier<String> token,
      Console console) {
    OptionalInt perSecond = rate == null ? OptionalInt.empty() : OptionalInt.of(rate);
    var share = byContract ? OptionalInt.empty() : OptionalInt.of(commission);
    return new LoadRequest(
        file, demoOrders, perSecond, share, api, management, token, json, console.progress());
  }

  /** What follows while the platform is still up. */
  interface After {
    /**
     * @param out for people
     * @param json to add to
     * @return whether it went well
     */
    boolean tell(Session session, PrintStream out, ObjectNode json) throws InterruptedException;
  }
}
