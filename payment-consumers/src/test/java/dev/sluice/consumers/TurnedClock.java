package dev.sluice.consumers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Goes as the real one does, and can be put forward. */
final class TurnedClock implements InstantSource {

  private final InstantSource real;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  TurnedClock(InstantSource real) {
    this.real = real;
  }

  void forward(Duration by) {
    ahead.updateAndGet(by::plus);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead.get());
  }
}
