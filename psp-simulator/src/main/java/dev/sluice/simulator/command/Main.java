package dev.sluice.simulator.command;

import dev.sluice.simulator.journal.DamagedJournal;
import dev.sluice.simulator.journal.DataDirectory;
import dev.sluice.simulator.wire.Unreadable;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The psp-simulator command. */
@Command(
    name = "psp-simulator",
    description =
        "A PSP over HTTP that misbehaves on demand. Protocol and tokens: docs/psp-simulator.md",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    usageHelpAutoWidth = true)
@SuppressWarnings("NullAway.Init")
public final class Main implements Callable<Integer> {
  private static final int FAILED = 1;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8090",
      description = "port, 0 for any free one (default ${DEFAULT-VALUE})")
  int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "address (default ${DEFAULT-VALUE}); /admin is as open as the rest, so leave it on loopback or guard it")
  String bind;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "where everything it said is kept; one process at a time")
  Path data;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "normal",
      description = "fast, normal, peak or degraded (default ${DEFAULT-VALUE})")
  String profile;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "same seed and same requests: same answers (default ${DEFAULT-VALUE})")
  long seed;

  @Option(
      names = "--key-life",
      paramLabel = "DURATION",
      defaultValue = "24h",
      converter = Durations.class,
      description = "how long idempotency keys are remembered (default ${DEFAULT-VALUE})")
  Duration keyLife;

  @Option(
      names = "--authorization-life",
      paramLabel = "DURATION",
      defaultValue = "168h",
      converter = Durations.class,
      description =
          "how long money is held that nobody captures or voids (default ${DEFAULT-VALUE})")
  Duration authorizationLife;

  @Option(
      names = "--hang",
      paramLabel = "DURATION",
      converter = Durations.class,
      description =
          "how long a timed out request is held before its connection is closed (default 5s)")
  @Nullable Duration hang;

  @Option(
      names = "--webhook-url",
      paramLabel = "URL",
      description = "where results of accepted requests and disputes are posted")
  @Nullable URI webhookUrl;

  @Option(
      names = "--webhook-secret-file",
      paramLabel = "FILE",
      description = "holds what webhooks are signed with; without it they are not signed")
  @Nullable Path webhookSecret;

  @Option(names = "--stop-with-parent", description = "stop when standard input ends")
  boolean stopWithParent;

  public static void main(String[] args) {
    // SIGTERM and end of input stop it by the shutdown hook; only a start that fails returns here.
    int exit = command().execute(args);
    if (exit != CommandLine.ExitCode.OK) System.exit(exit);
  }

  static CommandLine command() {
    return new CommandLine(new Main())
        .setParameterExceptionHandler((e, _) -> {
          say(e.getMessage() + " (see --help)");
          return CommandLine.ExitCode.USAGE;
        })
        .setExecutionExceptionHandler((e, _, _) -> {
          say(reason(e));
          return FAILED;
        });
  }

  private static String reason(Exception e) {
    return switch (e) {
      case Unreadable _, DataDirectory.InUse _, DamagedJournal _, IllegalArgumentException _ ->
          String.valueOf(e.getMessage());
      case BindException _ ->
          "cannot listen: " + e.getMessage() + "; choose another --port or --bind";
      case IOException _ -> "cannot use --data: " + e;
      default -> "failed: " + e;
    };
  }

  @Override
  public Integer call() throws Exception {
    Simulator simulator = Simulator.start(this);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(simulator::close));
    say(
        "listening on http://%s:%d, profile %s, seed %d, data %s"
            .formatted(bind, simulator.port(), profile, seed, data));
    if (stopWithParent) Thread.ofPlatform().name("parent").start(Main::exitAtEndOfInput);
    return CommandLine.ExitCode.OK;
  }

  private static void exitAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Whatever it says: as long as it can speak, it lives.
      }
    } catch (IOException e) {
      // As good as its end.
    }
    System.exit(CommandLine.ExitCode.OK);
  }

  static void say(String line) {
    System.err.println("psp-simulator: " + line);
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"psp-simulator " + (version == null ? "development" : version)};
    }
  }
}
