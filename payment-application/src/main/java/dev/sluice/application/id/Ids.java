package dev.sluice.application.id;

/** New numbers: unique over all running instances, growing with time. */
public interface Ids {

  /**
   * @throws IllegalStateException while the clock stands behind the last number given out
   */
  long next();
}
