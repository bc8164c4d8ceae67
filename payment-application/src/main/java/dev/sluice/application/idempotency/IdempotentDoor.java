package dev.sluice.application.idempotency;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/** A door whose whole effect is one transaction: key, effect and answer commit together. */
public final class IdempotentDoor {

  private final Idempotency idempotency;
  private final Transactions transactions;
  private final InstantSource clock;

  public IdempotentDoor(Idempotency idempotency, Transactions transactions, InstantSource clock) {
    this.idempotency = idempotency;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The stored answer, or the work's.
   *
   * @param work runs inside the transaction; when it throws, nothing has happened and the key stays
   *     free
   */
  public Answer once(IdempotentRequest request, Supplier<Answer> work) {
    return transactions.run(() ->
        switch (idempotency.take(request, null, clock.instant())) {
          case Idempotency.Standing.Answered(Answer answer) -> answer.again();
          case Idempotency.Standing.OtherBody _ -> throw otherBody();
          case Idempotency.Standing.Running _ -> throw running();
          case Idempotency.Standing.Fresh _ -> {
            var answer = work.get();
            idempotency.answer(Map.of(request, answer));
            yield answer;
          }
        });
  }

  public static Problem otherBody() {
    return new Problem(
        ErrorCode.IDEMPOTENCY_KEY_REUSED,
        "This Idempotency-Key came with another body before: use a new key for a new request");
  }

  public static Problem running() {
    return new Problem(
        ErrorCode.IDEMPOTENCY_KEY_RUNNING,
        "A request with this Idempotency-Key is still running: send it again later");
  }
}
