package dev.sluice.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time passes when somebody turns it on. */
public final class TurnedClock implements InstantSource {

  private Instant now;

  public TurnedClock(Instant now) {
    this.now = now;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public synchronized void turn(Duration by) {
    now = now.plus(by);
  }

  /** Not backwards: an instant that is over changes nothing. */
  public synchronized void turnTo(Instant then) {
    if (then.isAfter(now)) now = then;
  }
}
