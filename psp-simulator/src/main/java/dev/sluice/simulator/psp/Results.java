package dev.sluice.simulator.psp;

import dev.sluice.simulator.book.Answer;
import dev.sluice.simulator.book.Dispute;
import dev.sluice.simulator.book.Fact;

/** Told of what merchants have to hear unasked, once it is on disk. Must not block. */
public interface Results {
  /** Nobody listens. */
  Results UNHEARD =
      new Results() {
        @Override
        public void announce(Fact.Promised promise, Answer answer) {}

        @Override
        public void announce(Dispute dispute) {}
      };

  /** A result came later than its request. */
  void announce(Fact.Promised promise, Answer answer);

  /** A bank took money back, or decided about it. */
  void announce(Dispute dispute);
}
