package dev.sluice.infrastructure.psp;

/**
 * How many calls may run at once: as many as allowed, but after an outage only a few, and one more
 * with each that is answered. A PSP that has just come back is not met by all who waited for it.
 */
final class Ramp {

  private final int most;
  private final int few;
  private int limit;
  private int running;

  /**
   * @param few after an outage
   */
  Ramp(int most, int few) {
    this.most = most;
    this.few = Math.min(most, few);
    this.limit = most;
  }

  synchronized boolean enter() {
    if (running >= limit) return false;
    running++;
    return true;
  }

  synchronized void leave() {
    running--;
  }

  synchronized void answered() {
    if (limit < most) limit++;
  }

  synchronized void startAgain() {
    limit = few;
  }

  synchronized int running() {
    return running;
  }

  synchronized int limit() {
    return limit;
  }
}
