package dev.sluice.domain.refund;

import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.refund.RefundState.Failed;
import dev.sluice.domain.refund.RefundState.Pending;
import dev.sluice.domain.refund.RefundState.Queued;
import dev.sluice.domain.refund.RefundState.Requested;
import dev.sluice.domain.refund.RefundState.Review;
import dev.sluice.domain.refund.RefundState.Succeeded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money of one order that goes back. Whoever decides about it holds the lock of the order, and
 * tells what follows.
 *
 * @param amount what was asked for; where people found that the PSP gave something else, that
 */
public record Refund(RefundId id, Amount amount, RefundState state, Instant createdAt) {

  /** The reason of a refund the PSP does not know under a key it may have forgotten. */
  public static final String NOBODY_KNOWS = "NOBODY_KNOWS";

  /** The reason of a refund that people have looked at and found the shopper has nothing of it. */
  static final String NOT_GIVEN = "NOT_GIVEN";

  public Refund {
    if (!amount.isPositive()) throw new IllegalArgumentException("a refund of " + amount);
  }

  public static Refund queued(RefundId id, Amount amount, Instant at) {
    return new Refund(id, amount, new Queued(), at);
  }

  public RefundStatus status() {
    return state.status();
  }

  public Operation operation() {
    return Operation.refund(id);
  }

  public PspKey pspKey() {
    return PspKey.refund(id);
  }

  /** What the PSP is being pursued for; empty before and after. */
  public Optional<Pursuit> pursuit() {
    return switch (state) {
      case Requested(Pursuit pursuit) -> Optional.of(pursuit);
      case Pending(Pursuit pursuit) -> Optional.of(pursuit);
      case Queued _, Succeeded _, Failed _, Review _ -> Optional.empty();
    };
  }

  /** Whether it takes of what may go back: all but one that failed may have moved money. */
  public boolean isClaiming() {
    return !(state instanceof Failed);
  }

  /** What has gone back. */
  public Amount refunded() {
    return state instanceof Succeeded ? amount : Amount.zero(amount.currency());
  }

  /** What of its commission the platform has given back. */
  public Amount commissionBack() {
    return state instanceof Succeeded done ? done.commission() : Amount.zero(amount.currency());
  }

  Refund begun(@Nullable EventId cause, Instant now) {
    return with(new Requested(Pursuit.begin(cause, now)));
  }

  /** The next attempt is due. */
  public Outcome<Refund> again(Circumstances with) {
    return state instanceof Pending(Pursuit pursuit) && pursuit.isRetry()
        ? pursued(pursuit.retry(with.cause(), with.psp(), with.now()), with)
        : Outcome.already(this);
  }

  /** The janitor is about to ask the PSP about it. */
  public Refund asking(PspCapabilities psp, Instant now) {
    return with(new Pending(pursuit().orElseThrow().asking(psp, now)));
  }

  private record Move(RefundState from, PspAnswer answer) {}

  /**
   * The PSP said something. It brings no news: its order tells.
   *
   * @param attempt the attempt it answers
   * @param question the question it answers; 0 when nobody asked
   * @param commission what the platform gives back should it have succeeded
   */
  public Outcome<Refund> told(
      int attempt, int question, PspAnswer said, Amount commission, Circumstances with) {
    return switch (new Move(state, said.against(amount))) {
      case Move(Requested _, Approved a) -> succeeded(a, commission, with);
      case Move(Pending _, Approved a) -> succeeded(a, commission, with);
      case Move(Requested _, Declined d) -> failed(d, with);
      case Move(Pending _, Declined d) -> failed(d, with);
      case Move(Requested _, Mismatch m) -> Outcome.moved(inReview(m, with));
      case Move(Pending _, Mismatch m) -> Outcome.moved(inReview(m, with));
      case Move(Requested r, PspAnswer answer) when r.pursuit().hears(answer, attempt, question) ->
          pursued(r.pursuit(), answer, with);
      case Move(Pending p, PspAnswer answer)
          when p.pursuit().isQuestion() && p.pursuit().hears(answer, attempt, question) ->
          pursued(p.pursuit(), answer, with);

      // nothing new
      case Move(Succeeded s, Approved a) when s.reference().equals(a.reference()) ->
          Outcome.already(this);
      case Move(Succeeded s, Mismatch m)
          when s.reference().equals(m.reference()) && m.amount().equals(amount) ->
          Outcome.already(this);
      case Move(Failed _, Declined _) -> Outcome.already(this);
      case Move(Failed _, Mismatch m) when m.amount().isZero() -> Outcome.already(this);
      case Move(Review r, Mismatch m) when r.moved().equals(m.amount()) -> Outcome.already(this);
      case Move(Review r, Approved a) when r.moved().equals(a.amount()) -> Outcome.already(this);
      case Move(Queued _, PspAnswer _) -> refused(said);

      // nobody knew, and now the PSP says: people still have to look
      case Move(Review r, Approved a) when r.moved().isZero() ->
          toldLate(r, a.amount(), a.reference());
      case Move(Review r, Mismatch m) when r.moved().isZero() ->
          toldLate(r, m.amount(), m.reference());
      case Move(Review r, Declined _) when r.moved().isZero() -> Outcome.already(this);
      case Move(RefundState _, PspAnswer answer) when !answer.isFinal() -> Outcome.already(this);

      // people have looked at it, and know better
      case Move(Succeeded s, PspAnswer _) when s.reference().equals(PspReference.UNKNOWN) ->
          Outcome.already(this);
      case Move(Failed f, PspAnswer _) when f.reason().equals(NOT_GIVEN) -> Outcome.already(this);

      // money moved that the books do not expect
      case Move(Failed _, Approved a) -> unexpected(said, a.amount(), a.reference(), with);
      case Move(Failed _, Mismatch m) -> unexpected(said, m.amount(), m.reference(), with);

      // every other pair contradicts what the books say
      case Move(RefundState _, PspAnswer _) -> refused(said);
    };
  }

  private Outcome<Refund> succeeded(Approved approved, Amount commission, Circumstances with) {
    return Outcome.moved(with(new Succeeded(approved.reference(), commission, with.now())));
  }

  private Outcome<Refund> failed(Declined declined, Circumstances with) {
    return Outcome.moved(with(new Failed(declined.reason(), with.now())));
  }

  private Refund inReview(Mismatch mismatch, Circumstances with) {
    var reason = "asked for %s, the PSP says %s".formatted(amount, mismatch.amount());
    return with(new Review(reason, mismatch.amount(), mismatch.reference(), with.now()));
  }

  private Outcome<Refund> toldLate(Review review, Amount moved, PspReference reference) {
    return Outcome.moved(with(new Review(review.reason(), moved, reference, review.at())));
  }

  /** What has gone back of it, if that is what people find: what the PSP says, or all of it. */
  public Amount inReview() {
    return state instanceof Review review && review.moved().isPositive() ? review.moved() : amount;
  }

  /**
   * People have looked at it.
   *
   * @param given whether the shopper has what is in review
   * @param commission what the platform gives back with it then
   */
  public Outcome<Refund> resolved(boolean given, Amount commission, Instant now) {
    if (!(state instanceof Review review))
      return Outcome.refused(this, "%s is %s, not in review".formatted(id, status()));
    return Outcome.moved(
        given
            ? new Refund(
                id, inReview(), new Succeeded(review.reference(), commission, now), createdAt)
            : with(new Failed(NOT_GIVEN, now)));
  }

  private Outcome<Refund> unexpected(
      PspAnswer said, Amount moved, PspReference reference, Circumstances with) {
    var reason = contradiction(said);
    var next = with(new Review(reason, moved, reference, with.now()));
    return new Outcome.Refused<>(this, reason, Optional.of(new Outcome.Moved<>(next, List.of())));
  }

  private Outcome<Refund> pursued(Pursuit pursuit, PspAnswer answer, Circumstances with) {
    return pursued(
        pursuit.after(answer, with.cause(), with.psp(), with.now(), with.chance()), with);
  }

  /** No void and no end of an authorization tells what became of a refund: a person has to ask. */
  private Outcome<Refund> pursued(Pursuit next, Circumstances with) {
    if (next.isLost()) {
      var nothing = Amount.zero(amount.currency());
      return Outcome.moved(
          with(new Review(NOBODY_KNOWS, nothing, PspReference.UNKNOWN, with.now())));
    }
    return Outcome.moved(with(next.isRequested() ? new Requested(next) : new Pending(next)));
  }

  private Outcome<Refund> refused(PspAnswer said) {
    return Outcome.refused(this, contradiction(said));
  }

  private String contradiction(PspAnswer said) {
    return "%s is %s, but: %s".formatted(id, status(), said);
  }

  private Refund with(RefundState next) {
    return new Refund(id, amount, next, createdAt);
  }
}
