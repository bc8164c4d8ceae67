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
   * Never throws: a timer that is away is counted.
   *
   * @param due public ids and when they are due
   */
  void schedule(Map<String, Instant> due);

  /** Takes out what is due; empty when the timer is away. */
  List<String> takeDue(Instant now, int atMost);

  /** How many are waiting; 0 when the timer is away. */
  long waiting();
}
