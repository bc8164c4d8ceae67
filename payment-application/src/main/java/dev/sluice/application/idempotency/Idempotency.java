package dev.sluice.application.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys of requests with the answers they got. */
public interface Idempotency {

  /** What is known about a request. */
  sealed interface Standing {
    /** Nobody has come with this key: it is taken now. */
    record Fresh() implements Standing {}

    /** It was answered. */
    record Answered(Answer answer) implements Standing {}

    /**
     * Somebody is at it, or died over it. {@code expired}: his lease is over, the caller has taken
     * it over; of several who come then, one. A key without a lease is never taken over.
     */
    record Running(boolean expired) implements Standing {}

    /** The key was used with another body, whether it was answered or not. */
    record OtherBody() implements Standing {}
  }

  /**
   * In a transaction: takes the key, or says why not. Waits for a twin whose transaction is open.
   *
   * @param lease how long others have to wait when the answer comes in a later transaction; null
   *     when it comes in this one
   */
  Standing take(IdempotentRequest request, @Nullable Duration lease, Instant now);

  /**
   * In a transaction: takes the keys nobody has come with, without a lease, and leaves the others
   * as they are. Waits for twins whose transaction is open.
   *
   * @return those that were taken
   */
  Set<IdempotentRequest> takeFresh(Collection<IdempotentRequest> requests, Instant now);

  /**
   * In a transaction: what others with these keys will be told.
   *
   * @throws IllegalStateException when nobody has taken one of the keys
   */
  void answer(Map<IdempotentRequest, Answer> answers);

  /**
   * In a transaction: there is no answer to be kept yet. The key stays taken, with its body, and
   * whoever comes with it next takes over at once.
   */
  void release(IdempotentRequest request);

  /** In a transaction: nothing happened, the key is free again. */
  void forget(IdempotentRequest request);

  /**
   * In a transaction: deletes keys first taken before this, at most {@code atMost}, the oldest
   * first.
   */
  int expire(Instant olderThan, int atMost);
}
