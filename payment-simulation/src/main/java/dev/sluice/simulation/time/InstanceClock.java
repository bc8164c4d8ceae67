package dev.sluice.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of one machine: it runs with the true one, and may be wrong by some minutes. */
public final class InstanceClock implements InstantSource {

  private final InstantSource truth;
  private Duration wrongBy = Duration.ZERO;

  public InstanceClock(InstantSource truth) {
    this.truth = truth;
  }

  @Override
  public synchronized Instant instant() {
    return truth.instant().plus(wrongBy);
  }

  /** Somebody sets it: from now on it is wrong by this much, forward or back. */
  public synchronized void step(Duration by) {
    wrongBy = by;
  }
}
