package dev.sluice.bench.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** The verdict over the books, asked from the management port. */
public final class Audit {
  private static final Duration AWAY = Duration.ofSeconds(60);

  private Audit() {}

  /**
   * Asks once; a management port that is away is asked again for a minute.
   *
   * @param management base address of the management port, without {@code /actuator}
   * @param settleAfter how long a thing must have been left alone to be judged by the laws of rest
   */
  public static AuditResult run(URI management, Duration settleAfter) throws InterruptedException {
    try (HttpClient http = Management.client()) {
      return ask(new Management(http, management), settleAfter, Patience.usual().poll(), AWAY);
    }
  }

  /**
   * After a drain: what is not clean yet may become so within {@link Patience#settle()}, or is
   * wrong.
   */
  static AuditResult settled(Management management, Patience patience, Duration giveUp)
      throws InterruptedException {
    AuditResult result = ask(management, Duration.ZERO, patience.poll(), giveUp);
    long first = System.nanoTime();
    while (result.trouble().isEmpty()
        && !result.clean()
        && !result.empty()
        && System.nanoTime() - first < patience.settle().toNanos()) {
      Thread.sleep(patience.poll());
      result = ask(management, Duration.ZERO, patience.poll(), giveUp);
    }
    return result;
  }

  private static AuditResult ask(
      Management management, Duration settleAfter, Duration pause, Duration giveUp)
      throws InterruptedException {
    long begun = System.nanoTime();
    while (true) {
      try {
        return management.audit(settleAfter);
      } catch (Away away) {
        if (System.nanoTime() - begun > giveUp.toNanos()) {
          return AuditResult.none(away.why());
        }
      }
      Thread.sleep(pause);
    }
  }
}
