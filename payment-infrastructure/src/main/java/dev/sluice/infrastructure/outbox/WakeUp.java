package dev.sluice.infrastructure.outbox;

import java.time.Duration;

/** Tells relays that the outbox has got rows. May be lost or come for nothing: a poll covers it. */
public interface WakeUp {

  /** Rows are committed. Returns at once, never throws. */
  void ring();

  /**
   * Waits for a ring since the last call returned.
   *
   * @return whether it rang
   */
  boolean await(Duration atMost) throws InterruptedException;
}
