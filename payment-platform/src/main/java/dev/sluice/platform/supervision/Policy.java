package dev.sluice.platform.supervision;

import java.time.Duration;

/**
 * How often a part may die.
 *
 * @param deaths so many within the window, and it stays down
 * @param firstPause before it is started again; doubled with each further death within the window
 */
public record Policy(int deaths, Duration window, Duration firstPause, Duration longestPause) {
  public static final Policy USUAL =
      new Policy(5, Duration.ofMinutes(1), Duration.ofMillis(250), Duration.ofSeconds(4));

  /**
   * @param recent deaths within the window, the last one included
   */
  Duration pauseAfter(int recent) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(recent - 1, 20));
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
