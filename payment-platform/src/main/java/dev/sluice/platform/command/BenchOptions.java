package dev.sluice.platform.command;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.bench.gauge.Platform;
import dev.sluice.bench.load.AuditResult;
import dev.sluice.bench.load.Rest;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.data.Endpoints;
import dev.sluice.platform.run.Session;
import dev.sluice.platform.token.Role;
import dev.sluice.platform.token.Tokens;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.process.ServerFailure;
import java.io.PrintStream;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What measurements of a platform have in common: one that is up, and the audit at the end. */
final class BenchOptions {
  @Mixin private PlatformOptions platform = new PlatformOptions();

  @Option(
      names = "--json",
      description = "Print one line of JSON; everything else goes to standard error.")
  private boolean json;

  /** Measures. */
  interface Bench<T> {
    T run(Platform platform, Telling telling) throws InterruptedException;
  }

  /** What was measured, and how everything came to rest. */
  record Measured<T>(T result, Rest rest) {
    /** 0 only if it came to rest and the books are clean. */
    int exitCode() {
      return rest.stuck().isPresent() ? 1 : rest.audit().exitCode();
    }

    AuditResult audit() {
      return rest.audit();
    }
  }

  PlatformOptions platform() {
    return platform;
  }

  boolean json() {
    return json;
  }

  <T> Measured<T> measured(Console console, String name, Bench<T> bench)
      throws InterruptedException {
    try (Session session = platform.open(console, "bench " + name)) {
      return session.during(() -> {
        Endpoints at = session.endpoints();
        T result =
            orSay(() -> bench.run(view(at, platform.data()), new Telling(console.progress())));
        Rest rest = Rest.await(at.management(), console.progress());
        rest.stuck().ifPresent(why -> console.progress().println("NOT DONE: " + why));
        return new Measured<>(result, rest);
      });
    }
  }

  /** Measures, tells and judges. */
  <T> int run(
      Console console,
      String name,
      Bench<T> bench,
      BiConsumer<T, PrintStream> print,
      Function<T, ObjectNode> asJson)
      throws InterruptedException {
    Measured<T> measured = measured(console, name, bench);
    if (json) {
      ObjectNode all = asJson.apply(measured.result());
      all.set("audit", measured.audit().json());
      console.out().println(all);
    } else {
      print.accept(measured.result(), console.out());
      measured.audit().print(console.out());
    }
    return measured.exitCode();
  }

  /** What stands in the way of a measurement is said in a sentence. */
  static <T> T orSay(Session.Work<T> work) throws InterruptedException {
    try {
      return work.run();
    } catch (IllegalStateException broken) {
      throw new ServerFailure("Nothing was measured: " + broken.getMessage(), broken);
    }
  }

  static Platform view(Endpoints at, DataDirectory data) {
    return new Platform(
        at.api(),
        at.management(),
        at.consumers(),
        at.postgres().url().replaceFirst("\\?.*$", "?user=" + EmbeddedPostgres.SUPERUSER),
        at.kafka(),
        at.pids(),
        tokens(at, data).of(Role.WRITE, "a"));
  }

  static Tokens tokens(Endpoints at, DataDirectory data) {
    return Tokens.of(at.identity(), data.secrets());
  }
}
