package dev.sluice.bench.load;

import java.time.Duration;
import java.util.Optional;

/** Waits until nothing is in flight, however often the service is restarted meanwhile. */
final class Drain {
  /** Looks take a tenth of the time at most. */
  private static final int REST = 9;

  private final Management management;
  private final Patience patience;
  private final Progress progress;

  Drain(Management management, Patience patience, Progress progress) {
    this.management = management;
    this.patience = patience;
    this.progress = progress;
  }

  /**
   * @param books the last that were read
   * @param stuck why the wait was given up, if it was
   */
  record Drained(Books books, Optional<String> stuck) {}

  /**
   * The books as they are now, as soon as they can be read.
   *
   * @param since where the times accepted → balance begin, empty for all
   */
  Drained look(String since) throws InterruptedException {
    return poll(since, false);
  }

  /** The books once everything is through. */
  Drained drain(String since) throws InterruptedException {
    return poll(since, true);
  }

  private Drained poll(String since, boolean untilDrained) throws InterruptedException {
    Books books = Books.unknown();
    String standing = "";
    long lastMove = System.nanoTime();
    while (true) {
      long asked = System.nanoTime();
      try {
        Books read = management.books(since);
        if (!untilDrained || read.drained()) {
          return new Drained(read, Optional.empty());
        }
        if (!read.pulse().equals(books.pulse())) {
          lastMove = System.nanoTime();
        }
        books = read;
        standing = read.inFlightText();
      } catch (Away away) {
        standing = away.why();
      }
      if (untilDrained) {
        progress.draining(standing);
      }
      if (System.nanoTime() - lastMove > patience.giveUp().toNanos()) {
        return new Drained(
            books,
            Optional.of("nothing moved for " + Words.time(patience.giveUp()) + ": " + standing));
      }
      Thread.sleep(pause(Duration.ofNanos(System.nanoTime() - asked)));
    }
  }

  /** Who looks on must not be what everybody waits for: a look reads whole tables. */
  private Duration pause(Duration look) {
    Duration rest = look.multipliedBy(REST);
    return rest.compareTo(patience.poll()) > 0 ? rest : patience.poll();
  }
}
