package dev.sluice.application.retry;

import java.time.Duration;
import java.time.Instant;

/**
 * How much may be sent to the PSP again: so much a second, and what was saved up in a few seconds.
 * After an outage everything is due at once; a PSP that has just come back is not to be knocked
 * over by it. What gets nothing stays due.
 */
public final class RetryBudget {

  private static final Duration SAVED_UP = Duration.ofSeconds(5);

  private static final int MILLIS = 1000;

  private final long perSecond;
  private final long most;
  private long left;
  private Instant filled = Instant.MIN;

  /**
   * @param perSecond of one process
   */
  public RetryBudget(int perSecond) {
    if (perSecond < 1)
      throw new IllegalArgumentException("a budget of %d retries a second".formatted(perSecond));
    this.perSecond = perSecond;
    this.most = perSecond * SAVED_UP.toSeconds();
    this.left = most;
  }

  /** How much may be spent now, at most {@code wanted}. */
  synchronized int upTo(int wanted, Instant now) {
    fill(now);
    return (int) Math.min(wanted, left);
  }

  synchronized void spend(int n) {
    left -= n;
  }

  /** A clock that was set back gives nothing until it is where it was, or starts from there. */
  private void fill(Instant now) {
    if (filled.equals(Instant.MIN) || now.isBefore(filled)) {
      filled = now;
      return;
    }
    var passed = Duration.between(filled, now);
    if (passed.compareTo(SAVED_UP) >= 0) {
      filled = now;
      left = most;
      return;
    }
    long earned = passed.toMillis() * perSecond / MILLIS;
    // what is left of a moment that earned nothing whole counts next time
    filled = filled.plusMillis(earned * MILLIS / perSecond);
    left = Math.min(most, left + earned);
  }
}
