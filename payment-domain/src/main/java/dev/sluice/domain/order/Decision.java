package dev.sluice.domain.order;

import static dev.sluice.domain.order.CaptureMethod.AUTOMATIC;
import static dev.sluice.domain.order.CaptureMethod.MANUAL;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.State.Cancelled;
import dev.sluice.domain.order.State.CaptureFailed;
import dev.sluice.domain.order.State.Captured;
import dev.sluice.domain.order.State.Initiated;
import dev.sluice.domain.order.State.PartiallyCaptured;
import dev.sluice.domain.order.State.Pending;
import dev.sluice.domain.order.State.Requested;
import dev.sluice.domain.order.State.Review;
import dev.sluice.domain.order.Trigger.Cancel;
import dev.sluice.domain.order.Trigger.Expired;
import dev.sluice.domain.order.Trigger.Request;
import dev.sluice.domain.order.Trigger.Resolve;
import dev.sluice.domain.order.Trigger.Take;
import dev.sluice.domain.order.Trigger.Told;
import dev.sluice.domain.order.Trigger.Voided;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import java.util.Optional;

/**
 * What an order answers to what happens to it. Whoever asks holds the order's row: of a capture and
 * a void that want the same money the first is granted and the second refused, never both.
 */
record Decision(PaymentOrder order, Trigger trigger, Circumstances with) {

  private record Move(State from, Trigger by) {}

  Outcome<PaymentOrder> outcome() {
    return switch (new Move(order.state(), trigger)) {
      // an answer about another operation decides nothing here
      case Move(State _, Told told) when !told.operation().equals(order.capture()) -> past(told);

      //         from            by                                           to
      case Move(Initiated _, Request _) when order.captureMethod() == AUTOMATIC ->
          demanded(order.amount(), true);
      case Move(Initiated _, Take t) when order.captureMethod() == MANUAL && isOpen(t.amount()) ->
          demanded(t.amount(), t.last());
      case Move(Initiated _, Cancel _) -> given(Operation.VOID, PaymentOrder.CANCELLED);
      case Move(Initiated _, Expired _) -> given(Operation.EXPIRY, PaymentOrder.EXPIRED);
      case Move(Requested _, Told(Operation _, int _, int _, Approved a)) -> taken(a);
      case Move(Requested _, Told(Operation _, int _, int _, Declined d)) -> refusedBy(d);
      case Move(Requested _, Told(Operation _, int _, int _, Mismatch m)) -> review(m);
      case Move(Requested r, Told t) when hears(r.pursuit(), t) -> pursued(r.pursuit(), t.answer());
      case Move(Pending p, Request _) when p.pursuit().isRetry() ->
          pursued(p.pursuit().retry(with.cause(), with.psp(), with.now()));
      case Move(Pending _, Told(Operation _, int _, int _, Approved a)) -> taken(a);
      case Move(Pending _, Told(Operation _, int _, int _, Declined d)) -> refusedBy(d);
      case Move(Pending _, Told(Operation _, int _, int _, Mismatch m)) -> review(m);
      case Move(Pending p, Told t) when p.pursuit().isQuestion() && hears(p.pursuit(), t) ->
          pursued(p.pursuit(), t.answer());
      case Move(Pending p, Voided _) when p.pursuit().isLost() -> neverReached();
      case Move(Pending p, Expired _) when p.pursuit().isLost() -> neverReached();
      case Move(Review r, Resolve found) -> reviewing().ends(r, found.taken());
      case Move(Pending p, Resolve found) when p.pursuit().isLost() ->
          found.taken()
              ? taken(new Approved(PspReference.UNKNOWN, order.demand().amount()))
              : reviewing().neverTaken();
      case Move(PartiallyCaptured _, Take t) when isOpen(t.amount()) ->
          demanded(t.amount(), t.last());
      case Move(PartiallyCaptured _, Cancel _) -> given(Operation.VOID, PaymentOrder.CANCELLED);
      case Move(PartiallyCaptured _, Expired _) -> given(Operation.EXPIRY, PaymentOrder.EXPIRED);

      // nothing new: an attempt that is over, a timer that rang twice, the same answer again
      case Move(State _, Request _) -> already();
      case Move(State _, Expired _) -> already();
      case Move(Cancelled _, Cancel _) -> already();
      case Move(Review r, Told t) when r.knows(t.answer()) -> already();
      case Move(Review _, Voided _) -> already();
      case Move(Captured _, Told t) when isKnown(t) -> already();
      case Move(PartiallyCaptured _, Told t) when isKnown(t) -> already();
      case Move(CaptureFailed _, Told(Operation _, int _, int _, Declined _)) -> already();
      case Move(CaptureFailed _, Voided _) -> already();
      case Move(Captured c, Voided _) when wasRefused(c) || isByPeople(c) -> already();
      case Move(Initiated _, Told _) -> refused();
      case Move(Cancelled _, Told _) -> refused();
      case Move(State _, Told(Operation _, int _, int _, PspAnswer answer))
          when !answer.isFinal() ->
          already();

      // people have looked at it, and know better
      case Move(State s, Told _) when isByPeople(s) -> already();

      // money moved that the books do not expect: in suspense until a person has looked
      case Move(State s, Told t) when wasRefused(s) && !(t.answer() instanceof Declined) ->
          unexpected(t);

      // every other pair contradicts what the books say
      case Move(State _, Trigger _) -> refused();
    };
  }

  private boolean isOpen(Amount wanted) {
    return wanted.isPositive() && !wanted.exceeds(order.open());
  }

  /** What is said about an earlier capture is news only where it is not what was said then. */
  private Outcome<PaymentOrder> past(Told told) {
    int n = told.operation().number();
    return n > 0 && n < order.demand().n() && (isKnown(told) || !told.answer().isFinal())
        ? already()
        : refused();
  }

  /** Whether it is what is on record about that capture. */
  private boolean isKnown(Told told) {
    var capture = order.capture(told.operation().number());
    return switch (told.answer()) {
      case Approved(var reference, var amount) ->
          capture.filter(known -> isSame(known, reference, amount)).isPresent();
      case Mismatch(var reference, var amount) ->
          capture.filter(known -> isSame(known, reference, amount)).isPresent();
      case Declined _ -> capture.isEmpty();
      default -> false;
    };
  }

  /** Of what was too much the order took what it had open: people have looked at the rest. */
  private boolean isSame(Capture known, PspReference reference, Amount amount) {
    return known.reference().equals(reference)
        && (known.amount().equals(amount)
            || (amount.currency().equals(known.amount().currency())
                && amount.exceeds(known.amount())
                && order.open().isZero()
                && !amount.equals(order.demand().amount())));
  }

  /** Whether people have found out about the capture that came last. */
  private static boolean isByPeople(State state) {
    return switch (state) {
      case CaptureFailed failed -> failed.reason().equals(PaymentOrder.NOT_TAKEN);
      case Captured captured ->
          PaymentOrder.NOT_TAKEN.equals(captured.refusal())
              || captured.reference().equals(PspReference.UNKNOWN);
      default -> false;
    };
  }

  /** Whether nothing was taken by the capture that came last, and nothing more is asked for. */
  private boolean wasRefused(State state) {
    return (state instanceof CaptureFailed
            || state instanceof PartiallyCaptured
            || state instanceof Captured)
        && order.capture(order.demand().n()).isEmpty();
  }

  private Outcome<PaymentOrder> demanded(Amount wanted, boolean last) {
    return requested(order.demanding(wanted, last, Pursuit.begin(with.cause(), with.now())));
  }

  private static Outcome<PaymentOrder> requested(PaymentOrder next) {
    return Outcome.moved(next, next.callRequested());
  }

  private Outcome<PaymentOrder> pursued(Pursuit pursuit, PspAnswer answer) {
    return pursued(pursuit.after(answer, with.cause(), with.psp(), with.now(), with.chance()));
  }

  private Outcome<PaymentOrder> pursued(Pursuit next) {
    return next.phase() == Pursuit.Phase.REQUESTED
        ? requested(order.with(new Requested(next)))
        : Outcome.moved(order.with(new Pending(next)));
  }

  private Outcome<PaymentOrder> taken(Approved approved) {
    var demand = order.demand();
    // whoever brought the answer may have forgotten to hold it against what was asked
    if (approved.against(demand.amount()) instanceof Mismatch mismatch) return review(mismatch);
    var sum = order.captured().plus(demand.amount());
    var reference = approved.reference();
    var capture =
        new Capture(demand.n(), demand.amount(), order.commissionUpTo(sum), reference, with.now());
    var next =
        order.taken(
            capture,
            demand.last() || sum.equals(order.amount()) || isLost()
                ? new Captured(reference, with.now())
                : new PartiallyCaptured(null, with.now()));
    return ended(next, order.capture(), capture.amount(), capture.commission());
  }

  /** What was taken before stays; the rest may be asked for again. */
  private Outcome<PaymentOrder> refusedBy(Declined declined) {
    if (isLost() && !order.captures().isEmpty())
      return ended(order.with(capturedSoFar()), order.capture());
    var reason = declined.reason();
    return ended(
        order.with(
            order.captures().isEmpty()
                ? new CaptureFailed(reason, with.now())
                : new PartiallyCaptured(reason, with.now())),
        order.capture());
  }

  /** Its payment gives back what nobody answered about: nothing more can be taken of it. */
  private boolean isLost() {
    return order.state() instanceof Pending(Pursuit pursuit) && pursuit.isLost();
  }

  private Outcome<PaymentOrder> neverReached() {
    return ended(
        order.captures().isEmpty()
            ? order.with(new CaptureFailed(PaymentOrder.NEVER_REACHED_PSP, with.now()))
            : order.with(capturedSoFar()),
        order.capture());
  }

  /** What is not taken is given back. */
  private Outcome<PaymentOrder> given(Operation operation, String reason) {
    return ended(
        order.captures().isEmpty()
            ? order.with(new Cancelled(reason, with.now()))
            : order.with(capturedSoFar()),
        operation);
  }

  private Captured capturedSoFar() {
    return new Captured(order.captures().getLast().reference(), with.now());
  }

  private Outcome<PaymentOrder> ended(PaymentOrder next, Operation operation) {
    return ended(next, operation, zero(), zero());
  }

  private Outcome<PaymentOrder> ended(
      PaymentOrder next, Operation operation, Amount amount, Amount commission) {
    return Outcome.moved(
        next, PaymentOrderFinalized.of(next, operation, amount, commission, zero()));
  }

  private Outcome<PaymentOrder> review(Mismatch mismatch) {
    var asked = order.demand().amount();
    var reason = "asked for %s, the PSP says %s".formatted(asked, mismatch.amount());
    return reviewing().begins(reason, mismatch);
  }

  private Outcome<PaymentOrder> unexpected(Told told) {
    var reason = contradiction();
    var review = reviewing().begins(reason, told.answer());
    return new Outcome.Refused<>(order, reason, Optional.of(review));
  }

  private Reviewing reviewing() {
    return new Reviewing(order, with.now());
  }

  private Outcome<PaymentOrder> already() {
    return Outcome.already(order);
  }

  private Outcome<PaymentOrder> refused() {
    return Outcome.refused(order, contradiction());
  }

  private String contradiction() {
    return "%s is %s, but: %s".formatted(order.id(), order.status(), trigger);
  }

  private static boolean hears(Pursuit pursuit, Told told) {
    return pursuit.hears(told.answer(), told.attempt(), told.question());
  }

  private Amount zero() {
    return Amount.zero(order.amount().currency());
  }
}
