package dev.sluice.simulator.psp;

import dev.sluice.simulator.book.Answer;
import dev.sluice.simulator.book.Fact;

/** Told of each result that came later than its request, once it is on disk. Must not block. */
public interface Results {
  void announce(Fact.Promised promise, Answer answer);
}
