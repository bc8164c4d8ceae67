package dev.sluice.bench.load;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Optional;

/**
 * How everything came to rest.
 *
 * @param stuck why the wait was given up, if it was
 */
public record Rest(Optional<String> stuck, AuditResult audit) {

  /** Milliseconds from the acceptance of payments to their last balance. */
  public record Times(double p50, double p99, long payments) {}

  /**
   * Of payments made since then.
   *
   * @param address of the management port
   * @param since by the database's clock
   */
  public static Times times(URI address, Instant since) throws InterruptedException {
    try (HttpClient http = Management.client()) {
      Books books = new Management(http, address).books(since.toString());
      return new Times(books.p50().orElse(0), books.p99().orElse(0), books.timed());
    } catch (Away away) {
      throw new IllegalStateException("the books cannot be read: " + away.why(), away);
    }
  }

  /** Waits until nothing is in flight, then asks for the verdict. */
  public static Rest await(URI address, PrintStream out) throws InterruptedException {
    Patience patience = Patience.usual();
    Progress progress = new Progress(out, false);
    try (HttpClient http = Management.client()) {
      Management management = new Management(http, address);
      Drain.Drained drained = new Drain(management, patience, progress).drain("");
      progress.auditing();
      return new Rest(drained.stuck(), Audit.settled(management, patience, patience.giveUp()));
    }
  }
}
