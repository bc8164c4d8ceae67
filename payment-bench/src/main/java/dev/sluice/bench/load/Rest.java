package dev.sluice.bench.load;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;

/**
 * How everything came to rest.
 *
 * @param stuck why the wait was given up, if it was
 */
public record Rest(Optional<String> stuck, AuditResult audit) {

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
