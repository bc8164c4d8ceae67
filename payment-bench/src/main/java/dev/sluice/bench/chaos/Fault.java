package dev.sluice.bench.chaos;

import java.util.Locale;

/** One thing that goes wrong. */
sealed interface Fault {

  /** What is broken, under the name the result counts it by. */
  enum Kind {
    KILL_SERVICE("service-"),
    KILL_CONSUMERS("consumers-"),
    KILL_POSTGRES("postgres"),
    KILL_KAFKA("kafka"),
    KILL_REDIS("redis"),
    KILL_PSP("psp"),
    PAUSE_CONSUMERS("consumers-"),
    EMPTY_REDIS("redis");

    private final String machines;

    Kind(String machines) {
      this.machines = machines;
    }

    boolean isAbout(String machine) {
      return machine.startsWith(machines);
    }
  }

  /** Where an application can be told to die, in the words of its fault points. */
  enum Point {
    AFTER_DATABASE_COMMIT(true),
    INSIDE_KAFKA_TRANSACTION(true),
    AFTER_OUTBOX_SEND(true),
    AFTER_PSP_CALL(false);

    private final boolean betweenCommits;

    Point(boolean betweenCommits) {
      this.betweenCommits = betweenCommits;
    }

    /** Whether one of two commits that belong together has happened. */
    boolean betweenCommits() {
      return betweenCommits;
    }

    String file() {
      return "die-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** At any moment, whichever instance. */
  record AnyTime(Kind kind) implements Fault {}

  /** At this very moment: whoever comes there first. */
  record At(Point point) implements Fault {}
}
