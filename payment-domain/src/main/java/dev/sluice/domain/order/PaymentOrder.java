package dev.sluice.domain.order;

import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.State.CaptureFailed;
import dev.sluice.domain.order.State.Captured;
import dev.sluice.domain.order.State.Initiated;
import dev.sluice.domain.order.State.Pending;
import dev.sluice.domain.order.State.Requested;
import dev.sluice.domain.order.State.Review;
import dev.sluice.domain.order.Trigger.AskRefund;
import dev.sluice.domain.order.Trigger.Request;
import dev.sluice.domain.order.Trigger.Resolve;
import dev.sluice.domain.order.Trigger.Told;
import dev.sluice.domain.order.Trigger.Voided;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.Refunds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One seller's share of a payment. Everything that may happen to it is in {@link #on}.
 *
 * @param commission the platform's share of the whole amount
 * @param traceId the story it belongs to
 */
public record PaymentOrder(
    PaymentOrderId id,
    PaymentId payment,
    PaymentIntentId intent,
    SellerId seller,
    Amount amount,
    Amount commission,
    State state,
    List<Capture> captures,
    Refunds refunds,
    String traceId,
    Instant createdAt)
    implements Telling {

  /** The reason of an order whose capture the PSP never saw. */
  public static final String NEVER_REACHED_PSP = "NEVER_REACHED_PSP";

  /** The reason of an order that people have looked at and found the PSP took nothing for. */
  static final String NOT_TAKEN = "NOT_TAKEN";

  public PaymentOrder {
    captures = List.copyOf(captures);
    if (!amount.isPositive()) throw new IllegalArgumentException("an order of " + amount);
    if (commission.value() < 0 || commission.exceeds(amount))
      throw new IllegalArgumentException("commission %s of %s".formatted(commission, amount));
    if (Capture.sum(captures, Capture::amount, amount.currency()).exceeds(amount))
      throw new IllegalArgumentException("captured more than " + amount);
    if (refunds
        .refunded(amount.currency())
        .exceeds(Capture.sum(captures, Capture::amount, amount.currency())))
      throw new IllegalArgumentException("refunded more than was captured of " + amount);
  }

  /** An order that nobody has asked to capture yet. */
  public static PaymentOrder initiated(
      PaymentOrderId id,
      PaymentId payment,
      PaymentIntentId intent,
      SellerId seller,
      Amount amount,
      Amount commission,
      String traceId,
      Instant at) {
    var none = List.<Capture>of();
    var open = new Initiated();
    return new PaymentOrder(
        id, payment, intent, seller, amount, commission, open, none, Refunds.NONE, traceId, at);
  }

  public Amount captured() {
    return Capture.sum(captures, Capture::amount, amount.currency());
  }

  /** What has gone back to the shopper. */
  public Amount refunded() {
    return refunds.refunded(amount.currency());
  }

  /** What may still be asked back; nothing before it is known what was captured in all. */
  public Amount refundable() {
    return status().isTerminal() ? captured().minus(refunds.claimed(amount.currency())) : zero();
  }

  public PaymentOrderStatus status() {
    var refunded = refunded();
    if (!(state instanceof Captured) || refunded.isZero()) return state.status();
    return refunded.equals(captured())
        ? PaymentOrderStatus.REFUNDED
        : PaymentOrderStatus.PARTIALLY_REFUNDED;
  }

  /** The operation that runs; while none does the capture that came last or comes next. */
  public Operation operation() {
    return refunds.running().map(Refund::operation).orElse(capture());
  }

  public PspKey pspKey() {
    return refunds.running().map(Refund::pspKey).orElse(PspKey.capture(id, operationNumber()));
  }

  /** What the running operation is to move. */
  public Amount asked() {
    return refunds.running().map(Refund::amount).orElse(amount.minus(captured()));
  }

  /** What the PSP is being pursued for; empty when nothing is open there. */
  public Optional<Pursuit> pursuit() {
    return state.open().or(() -> refunds.running().flatMap(Refund::pursuit));
  }

  private Operation capture() {
    return Operation.capture(operationNumber());
  }

  /** The janitor is about to ask the PSP about it. */
  public PaymentOrder asking(PspCapabilities psp, Instant now) {
    return refunds
        .running()
        .map(refund -> with(refunds.with(refund.asking(psp, now))))
        .orElseGet(() -> with(new Pending(pursuit().orElseThrow().asking(psp, now))));
  }

  private record Move(State from, Trigger by) {}

  public Outcome<PaymentOrder> on(Trigger trigger, Circumstances with) {
    return switch (new Move(state, trigger)) {
      case Move(State _, AskRefund asked) -> Returning.asked(this, asked, with);
      case Move(State _, Told told) when told.operation().isRefund() ->
          Returning.told(this, told, with);
      case Move(State _, Request _) when refunds.running().isPresent() ->
          Returning.again(this, with);

      // an answer about another operation decides nothing here
      case Move(State _, Told told) when !told.operation().equals(capture()) -> refused(trigger);

      //         from            by                                           to
      case Move(Initiated _, Request _) -> requested(Pursuit.begin(with.cause(), with.now()));
      case Move(Requested _, Told(Operation _, int _, int _, Approved a)) -> captured(a, with);
      case Move(Requested _, Told(Operation _, int _, int _, Declined d)) ->
          failed(d.reason(), with);
      case Move(Requested _, Told(Operation _, int _, int _, Mismatch m)) -> review(m, with);
      case Move(Requested r, Told t) when hears(r.pursuit(), t) ->
          pursued(r.pursuit(), t.answer(), with);
      case Move(Pending p, Request _) when p.pursuit().isRetry() ->
          pursued(p.pursuit().retry(with.cause(), with.psp(), with.now()));
      case Move(Pending _, Told(Operation _, int _, int _, Approved a)) -> captured(a, with);
      case Move(Pending _, Told(Operation _, int _, int _, Declined d)) -> failed(d.reason(), with);
      case Move(Pending _, Told(Operation _, int _, int _, Mismatch m)) -> review(m, with);
      case Move(Pending p, Told t) when p.pursuit().isQuestion() && hears(p.pursuit(), t) ->
          pursued(p.pursuit(), t.answer(), with);
      case Move(Pending p, Voided _) when p.pursuit().isLost() -> failed(NEVER_REACHED_PSP, with);
      case Move(Review r, Resolve found) -> new Reviewing(this, with.now()).ends(r, found.taken());

      // nothing new: an attempt that is over, a timer that rang twice, the same answer again
      case Move(State _, Request _) -> already();
      case Move(Review r, Told t) when r.knows(t.answer()) -> already();
      case Move(Review _, Voided _) -> already();
      case Move(Captured c, Told(Operation _, int _, int _, Approved a)) when isSame(c, a) ->
          already();
      case Move(CaptureFailed _, Told(Operation _, int _, int _, Declined _)) -> already();
      case Move(CaptureFailed _, Voided _) -> already();
      case Move(Initiated _, Told _) -> refused(trigger);
      case Move(State _, Told(Operation _, int _, int _, PspAnswer answer))
          when !answer.isFinal() ->
          already();

      // people have looked at it, and know better
      case Move(CaptureFailed f, Told _) when f.reason().equals(NOT_TAKEN) -> already();

      // money moved that the books do not expect: in suspense until a person has looked
      case Move(CaptureFailed _, Told t) -> unexpected(t, with);

      // every other pair contradicts what the books say
      case Move(State _, Trigger _) -> refused(trigger);
    };
  }

  /** The commission of a capture up to a sum: rounded on that sum, so no cent drifts. */
  Amount commissionUpTo(Amount sum) {
    var before = Capture.sum(captures, Capture::commission, amount.currency());
    return commission.share(sum, amount).minus(before);
  }

  private Outcome<PaymentOrder> requested(Pursuit pursuit) {
    var next = with(new Requested(pursuit));
    return Outcome.moved(next, next.callRequested());
  }

  private Outcome<PaymentOrder> pursued(Pursuit pursuit, PspAnswer answer, Circumstances with) {
    return pursued(pursuit.after(answer, with.cause(), with.psp(), with.now(), with.chance()));
  }

  private Outcome<PaymentOrder> pursued(Pursuit next) {
    return next.phase() == Pursuit.Phase.REQUESTED
        ? requested(next)
        : Outcome.moved(with(new Pending(next)));
  }

  private Outcome<PaymentOrder> captured(Approved approved, Circumstances with) {
    var open = amount.minus(captured());
    // whoever brought the answer may have forgotten to hold it against what was asked
    if (approved.against(open) instanceof Mismatch mismatch) return review(mismatch, with);
    var capture =
        new Capture(
            operationNumber(), open, commissionUpTo(amount), approved.reference(), with.now());
    var next = taken(capture, new Captured(approved.reference(), with.now()));
    return Outcome.moved(
        next, PaymentOrderFinalized.of(next, capture.amount(), capture.commission(), zero()));
  }

  private Outcome<PaymentOrder> failed(String reason, Circumstances with) {
    var next = with(new CaptureFailed(reason, with.now()));
    return Outcome.moved(next, PaymentOrderFinalized.of(next, zero(), zero(), zero()));
  }

  private Outcome<PaymentOrder> review(Mismatch m, Circumstances with) {
    var reason = "asked for %s, the PSP says %s".formatted(amount.minus(captured()), m.amount());
    return new Reviewing(this, with.now()).begins(reason, m);
  }

  private Outcome<PaymentOrder> unexpected(Told told, Circumstances with) {
    var reason = contradiction(told);
    var review = new Reviewing(this, with.now()).begins(reason, told.answer());
    return new Outcome.Refused<>(this, reason, Optional.of(review));
  }

  private Outcome<PaymentOrder> already() {
    return Outcome.already(this);
  }

  Outcome<PaymentOrder> refused(Trigger trigger) {
    return Outcome.refused(this, contradiction(trigger));
  }

  private String contradiction(Trigger trigger) {
    return "%s is %s, but: %s".formatted(id, status(), trigger);
  }

  private static boolean hears(Pursuit pursuit, Told told) {
    return pursuit.hears(told.answer(), told.attempt(), told.question());
  }

  private boolean isSame(Captured captured, Approved approved) {
    return captured.reference().equals(approved.reference())
        && captures.getLast().amount().equals(approved.amount());
  }

  /** The how-manieth capture runs, came last or comes next. */
  int operationNumber() {
    return state instanceof Captured ? captures.size() : captures.size() + 1;
  }

  private Amount zero() {
    return Amount.zero(amount.currency());
  }

  /** The PSP took this. */
  PaymentOrder taken(Capture capture, State next) {
    var all = new ArrayList<>(captures);
    all.add(capture);
    return copy(next, all);
  }

  PaymentOrder with(State next) {
    return copy(next, captures);
  }

  PaymentOrder with(Refunds next) {
    return new PaymentOrder(
        id, payment, intent, seller, amount, commission, state, captures, next, traceId, createdAt);
  }

  private PaymentOrder copy(State next, List<Capture> taken) {
    return new PaymentOrder(
        id, payment, intent, seller, amount, commission, next, taken, refunds, traceId, createdAt);
  }
}
