package dev.sluice.consumers;

import dev.sluice.application.deadletter.FoundLetter;
import dev.sluice.application.deadletter.LetterBox;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Dies after the letters were filed and before anybody else knows it. */
final class BreakingLetterBox implements LetterBox {

  private final LetterBox real;
  final AtomicInteger deaths = new AtomicInteger();

  BreakingLetterBox(LetterBox real) {
    this.real = real;
  }

  @Override
  public List<FoundLetter> take(Duration atMost) {
    return real.take(atMost);
  }

  @Override
  public void commit() {
    if (deaths.getAndUpdate(n -> Math.max(0, n - 1)) > 0)
      throw new IllegalStateException("died before the broker's commit");
    real.commit();
  }

  @Override
  public void reset() {
    real.reset();
  }
}
