package dev.sluice.domain.intent;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known about an intent now. */
public sealed interface IntentState {

  PaymentIntentStatus status();

  /** What the PSP is being pursued for; empty when nothing is open there. */
  default Optional<Pursuit> pursued() {
    return switch (this) {
      case PendingAuth pending -> Optional.of(pending.pursuit());
      case Closing closing -> Optional.of(closing.pursuit());
      default -> Optional.empty();
    };
  }

  /** Why it was declined; empty when it was not. */
  default Optional<String> declined() {
    return switch (this) {
      case Declined declined -> Optional.of(declined.reason());
      case Closing closing -> Optional.of(closing.reason());
      default -> Optional.empty();
    };
  }

  record Created() implements IntentState {
    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.CREATED;
    }
  }

  /** The PSP is being asked; nobody knows yet. */
  record PendingAuth(Pursuit pursuit) implements IntentState {
    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.PENDING_AUTH;
    }
  }

  /**
   * @param reviewed what the PSP said first, where people had to look; null everywhere else
   */
  record Authorized(PspReference reference, @Nullable Amount reviewed, Instant at)
      implements IntentState {

    public Authorized(PspReference reference, Instant at) {
      this(reference, null, at);
    }

    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.AUTHORIZED;
    }
  }

  record Declined(String reason, Instant at) implements IntentState {
    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.DECLINED;
    }
  }

  /**
   * Declined because the PSP never saw the request, or authorized something else. Whatever it holds
   * or still turns up there has to find its key closed: a void by the key of the authorization,
   * pursued like everything else.
   */
  record Closing(Pursuit pursuit, String reason, Instant at) implements IntentState {
    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.DECLINED;
    }

    /** What becomes of it; empty when nothing does. */
    Optional<IntentState> on(IntentTrigger trigger, Circumstances with) {
      return switch (trigger) {
        case IntentTrigger.Request _ when pursuit.isRetry() ->
            next(pursuit.retry(with.cause(), with.psp(), with.now()), with);
        case IntentTrigger.Call call when pursuit.isCall(call.attempt()) ->
            next(pursuit.calling(with.psp(), with.now()), with);
        // most often nothing was there to be voided: any amount is as asked
        case IntentTrigger.Told(Operation _, int _, int _, PspAnswer.Approved _) -> closed();
        case IntentTrigger.Told(Operation _, int _, int _, PspAnswer.Mismatch _) -> closed();
        case IntentTrigger.Told(Operation _, int _, int _, PspAnswer.Declined _)
            when !pursuit.isLost() ->
            next(pursuit.ended(), with);
        case IntentTrigger.Told told
            when !told.answer().isFinal()
                && pursuit.hears(told.answer(), told.attempt(), told.question()) ->
            next(
                pursuit.after(told.answer(), with.cause(), with.psp(), with.now(), with.chance()),
                with);
        case IntentTrigger.Expire _ when pursuit.isOver(with.now()) -> closed();
        default -> Optional.empty();
      };
    }

    private Optional<IntentState> closed() {
      return Optional.of(new Declined(reason, at));
    }

    private Optional<IntentState> next(Pursuit next, Circumstances with) {
      return Optional.of(
          new Closing(
              next.isLost() ? next.lostUntil(at.plus(with.psp().authorizationLife())) : next,
              reason,
              at));
    }
  }

  record Cancelled(Instant at) implements IntentState {
    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.CANCELLED;
    }
  }

  /**
   * The PSP authorized something else than asked: a person decides.
   *
   * @param authorized what the PSP says it holds
   */
  record Review(PspReference reference, Amount authorized, Instant at) implements IntentState {
    @Override
    public PaymentIntentStatus status() {
      return PaymentIntentStatus.REVIEW;
    }
  }
}
