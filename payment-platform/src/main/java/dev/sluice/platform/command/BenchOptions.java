package dev.sluice.platform.command;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.bench.gauge.Platform;
import dev.sluice.bench.load.AuditResult;
import dev.sluice.bench.load.Rest;
import dev.sluice.platform.data.Endpoints;
import dev.sluice.platform.run.Session;
import dev.sluice.platform.token.Role;
import dev.sluice.platform.token.Tokens;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.process.ServerFailure;
import java.io.PrintStream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What every measurement has in common: a platform that is up, and the audit at the end. */
final class BenchOptions {
  @Mixin private PlatformOptions platform = new PlatformOptions();

  @Option(
      names = "--json",
      description = "Print one line of JSON; everything else goes to standard error.")
  private boolean json;

  /** What was measured. */
  interface Result {
    void print(PrintStream out);

    ObjectNode json();
  }

  /** Measures. */
  interface Bench {
    Result run(Platform platform, Telling telling) throws InterruptedException;
  }

  long seed() {
    return platform.seed();
  }

  /** Exit code 0 only if everything came to rest and the books are clean. */
  int run(Console console, String name, Bench bench) throws InterruptedException {
    try (Session session = platform.open(console, "bench " + name)) {
      return session.during(() -> {
        Telling telling = new Telling(console.progress());
        Endpoints at = session.endpoints();
        Result result = measured(bench, view(at), telling);
        Rest rest = Rest.await(at.management(), console.progress());
        print(console, result, rest.audit());
        rest.stuck().ifPresent(why -> console.progress().println("NOT DONE: " + why));
        return rest.stuck().isPresent() ? 1 : rest.audit().exitCode();
      });
    }
  }

  private static Result measured(Bench bench, Platform platform, Telling telling)
      throws InterruptedException {
    try {
      return bench.run(platform, telling);
    } catch (IllegalStateException broken) {
      throw new ServerFailure("Nothing was measured: " + broken.getMessage(), broken);
    }
  }

  private void print(Console console, Result result, AuditResult audit) {
    if (json) {
      ObjectNode all = result.json();
      all.set("audit", audit.json());
      console.out().println(all);
    } else {
      result.print(console.out());
      audit.print(console.out());
    }
  }

  private Platform view(Endpoints at) {
    return new Platform(
        at.api(),
        at.management(),
        at.consumers(),
        at.postgres().url().replaceFirst("\\?.*$", "?user=" + EmbeddedPostgres.SUPERUSER),
        at.kafka(),
        at.pids(),
        Tokens.in(platform.data().tokens()).of(Role.WRITE, "a"));
  }
}
