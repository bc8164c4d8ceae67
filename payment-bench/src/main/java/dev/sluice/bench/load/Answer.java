package dev.sluice.bench.load;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the API said to one order. */
sealed interface Answer {

  record Accepted(String paymentId) implements Answer {}

  /**
   * The key or the order id was known: nothing new was made.
   *
   * @param since when the payment was made; null where the answer does not say
   * @param paymentId empty where the answer does not say
   */
  record AlreadyPaid(@Nullable Instant since, String paymentId) implements Answer {}

  /** Refused for what it says; repeating it would change nothing. */
  record Refused(String reason) implements Answer {}

  /** No answer yet: to be repeated with the same key. */
  record Later(Reply.Later reply) implements Answer {}
}
