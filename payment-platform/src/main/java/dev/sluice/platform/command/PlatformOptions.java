package dev.sluice.platform.command;

import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.part.Installation;
import dev.sluice.platform.part.Profile;
import dev.sluice.platform.run.Session;
import dev.sluice.platform.run.Settings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to start a platform, for the commands that do. */
final class PlatformOptions {
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "Where the API listens (default: 8080, or the last one of this data directory; 0: any).")
  private @Nullable Integer listens;

  @Option(
      names = "--psp",
      paramLabel = "PROFILE",
      description = "How the PSP behaves: fast, normal, peak or degraded (default: fast).")
  private @Nullable Profile psp;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The chance of the PSP: same seed, same answers (default: 1).")
  private @Nullable Long seed;

  @Option(
      names = "--service",
      paramLabel = "N",
      description = "Instances of payment-service (default: 1).")
  private @Nullable Integer services;

  @Option(
      names = "--consumers",
      paramLabel = "N",
      description = "Instances of payment-consumers (default: 1).")
  private @Nullable Integer consumers;

  @Option(
      names = "--fresh",
      description = "Forget all that is in the data directory and begin anew.")
  private boolean fresh;

  DataDirectory data() {
    return data.directory();
  }

  private Settings settings() {
    return new Settings(
        number(listens),
        Optional.ofNullable(psp),
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        number(services),
        number(consumers),
        fresh);
  }

  private static OptionalInt number(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** The platform that is up, or one started here. */
  Session open(Console console, String command) throws InterruptedException {
    return Session.open(
        data(), settings(), new Installation(console.home()), command, console.progress());
  }

  /** One started here, whose applications die where they are told to. */
  Session mortal(Console console, String command) throws InterruptedException {
    return Session.alone(
        data(),
        settings().forChaos(),
        new Installation(console.home()),
        command,
        console.progress());
  }

  long seed() {
    return seed == null ? 1 : seed;
  }

  /** One started here. */
  Session alone(Console console, String command) throws InterruptedException {
    return Session.alone(
        data(), settings(), new Installation(console.home()), command, console.progress());
  }
}
