package dev.sluice.application.psp;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Rings when something is due. A convenience: what it loses the sweep finds, what it says twice
 * does nothing.
 */
public interface RetryTimer {

  /**
   * A timer that is away is counted. The last word about an id counts.
   *
   * @param due public ids and when they are due
   * @throws IllegalStateException when this thread holds a database transaction
   */
  void schedule(Map<String, Instant> due);

  /**
   * Takes out what is due, the longest due first; empty when the timer is away. Nothing rings
   * before it is due: it would be taken out for nothing. It may ring a millisecond late.
   *
   * @throws IllegalStateException when this thread holds a database transaction
   */
  List<String> takeDue(Instant now, int atMost);

  /** How many are waiting; 0 when the timer is away. */
  long waiting();
}
