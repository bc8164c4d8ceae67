package dev.sluice.bench.load;

import java.net.URI;
import java.time.Duration;

/** The verdict over the books, asked from the management port. */
public final class Audit {
  private Audit() {}

  /**
   * Asks once; a management port that is away is asked again for a while.
   *
   * @param management base address of the management port, without {@code /actuator}
   * @param settleAfter how long a thing must have been left alone to be judged by the laws of rest
   */
  public static AuditResult run(URI management, Duration settleAfter) throws InterruptedException {
    throw new UnsupportedOperationException(management + " " + settleAfter);
  }
}
