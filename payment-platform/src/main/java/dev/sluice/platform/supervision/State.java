package dev.sluice.platform.supervision;

/** What a part is doing. */
public enum State {
  /** Waits for the parts it needs. */
  WAITING,
  /** Its process runs and is not ready yet. */
  STARTING,
  UP,
  /** Stopped in its tracks by {@code hold --pause}. */
  PAUSED,
  /** Kept down by {@code hold}. */
  HELD,
  /** Died, and is about to be started again. */
  RESTARTING,
  /** Died too often: nobody starts it again. */
  DOWN,
  /** Ended because the platform ends. */
  STOPPED;

  /** Whether it stays so unless something happens. */
  boolean isRest() {
    return this == UP || this == DOWN || this == STOPPED;
  }
}
