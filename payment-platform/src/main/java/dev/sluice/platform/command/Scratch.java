package dev.sluice.platform.command;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.bench.floor.Ground;
import dev.sluice.bench.floor.Tap;
import dev.sluice.platform.control.ControlClient;
import dev.sluice.platform.data.Addresses;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.part.Installation;
import dev.sluice.platform.run.Session;
import dev.sluice.platform.run.Settings;
import dev.sluice.platform.supervision.Hold;
import java.time.Duration;
import java.util.List;

/**
 * A platform nobody else uses, made anew below a data directory for one measurement, whose database
 * is overheard. What is done to it has no counterpart at a PSP, so its books are not audited.
 */
final class Scratch {
  private static final String DIRECTORY = "bench";
  private static final Duration HELD = Duration.ofHours(1);
  private static final List<String> PARTS =
      List.of(
          "postgres", "kafka", "redis", "psp", "service-1", "service-1-management", "consumers-1");

  /** Measures. */
  interface Work<T> {
    T run(Ground ground) throws InterruptedException;
  }

  static <T> T with(Console console, DataDirectory data, String name, Work<T> work)
      throws InterruptedException {
    DataDirectory directory = directory(data);
    beginAnew(directory);
    try (Tap tap = new Tap();
        Session session =
            Session.alone(
                directory,
                Settings.USUAL.through(tap::before),
                new Installation(console.home()),
                "bench " + name,
                console.progress())) {
      Ground ground =
          new Ground(
              BenchOptions.view(session.endpoints(), directory),
              session.endpoints().psp(),
              tap,
              () -> hold(directory),
              new Telling(console.progress()));
      return session.during(() -> BenchOptions.orSay(() -> work.run(ground)));
    }
  }

  /** Where it is. */
  static DataDirectory directory(DataDirectory data) {
    return new DataDirectory(data.make().root().resolve(DIRECTORY)).make();
  }

  /** With free ports: the usual ones are for a platform somebody wants to find. */
  private static void beginAnew(DataDirectory directory) {
    directory
        .tryLock()
        .ifPresent(lock -> {
          try (lock) {
            directory.wipe();
            Addresses addresses = Addresses.of(directory);
            PARTS.forEach(part -> addresses.exactly(part, 0));
          }
        });
  }

  private static void hold(DataDirectory directory) {
    ControlClient control = new ControlClient(directory);
    for (String part : List.of("service-1", "consumers-1")) {
      control.hold(new Hold(part, HELD, false));
    }
  }

  private Scratch() {}
}
