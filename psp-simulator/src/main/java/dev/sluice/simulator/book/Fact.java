package dev.sluice.simulator.book;

import dev.sluice.simulator.conduct.Post;
import dev.sluice.simulator.conduct.Verdict;
import dev.sluice.simulator.conduct.Weather;
import dev.sluice.simulator.request.Request;
import java.time.Instant;

/** One record of the journal: the book is what its facts, applied in order, make it. */
public sealed interface Fact {
  /**
   * A request was decided.
   *
   * @param weather what came between this and the merchant
   * @param keyForgotten the key is not remembered with it
   */
  record Decided(String key, Request request, Answer answer, Weather weather, boolean keyForgotten)
      implements Fact {}

  /** A request was accepted; its result is due later. */
  record Promised(String key, Request request, Verdict verdict, Post post, Instant due, Instant at)
      implements Fact {}

  /** The result of an accepted request. */
  record Fulfilled(String key, Request request, Answer answer) implements Fact {}

  /** A bank took money of a capture back, or decided about it. */
  record Disputed(Dispute dispute) implements Fact {}

  /** A test took an effect off the list. */
  record Removed(long sequence) implements Fact {}
}
