package dev.sluice.domain.psp;

import dev.sluice.domain.money.Amount;
import java.time.Duration;

/** Everything a PSP can say, silence included. Only {@link Declined} means no. */
public sealed interface PspAnswer {

  /** Done, as asked. */
  record Approved(PspReference reference, Amount amount) implements PspAnswer {}

  /** Done, but with another amount or currency than asked: a person must look. */
  record Mismatch(PspReference reference, Amount amount) implements PspAnswer {}

  /** Taken on, the result comes later. */
  record Accepted() implements PspAnswer {}

  /** A business refusal in so many words. */
  record Declined(String reason) implements PspAnswer {}

  /** The question never reached the PSP: too many requests, breaker open, bulkhead full. */
  record NotAsked(Duration retryAfter) implements PspAnswer {}

  /** Nobody knows whether it happened: timeout, reset, 5xx, unreadable, same key still running. */
  record NoAnswer(String why) implements PspAnswer {}

  /** The PSP does not understand us: our bug or configuration, never a refusal of the payment. */
  record Broken(String why) implements PspAnswer {}

  /** To a question only: the operation is still running there. */
  record InProgress() implements PspAnswer {}

  /** To a question only: the PSP does not know the key, or holds nothing any more. */
  record NotFound() implements PspAnswer {}

  /** The same answer held against what was asked for. */
  default PspAnswer against(Amount asked) {
    return this instanceof Approved(PspReference reference, Amount amount) && !amount.equals(asked)
        ? new Mismatch(reference, amount)
        : this;
  }

  /** Whether the operation is over with this answer. */
  default boolean isFinal() {
    return this instanceof Approved || this instanceof Mismatch || this instanceof Declined;
  }
}
