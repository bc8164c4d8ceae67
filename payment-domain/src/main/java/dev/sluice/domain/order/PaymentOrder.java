package dev.sluice.domain.order;

import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.State.Captured;
import dev.sluice.domain.order.State.Initiated;
import dev.sluice.domain.order.State.Pending;
import dev.sluice.domain.order.State.Requested;
import dev.sluice.domain.order.Trigger.AskRefund;
import dev.sluice.domain.order.Trigger.OfDispute;
import dev.sluice.domain.order.Trigger.Request;
import dev.sluice.domain.order.Trigger.ResolveRefund;
import dev.sluice.domain.order.Trigger.Told;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
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
 * One seller's share of a payment. Everything that may happen to it is in {@link Decision}, and
 * what goes back of it in {@link Returning}.
 *
 * @param commission the platform's share of the whole amount
 * @param captureMethod whether somebody has to ask for its captures
 * @param demand the capture that runs or came last
 * @param traceId the story it belongs to
 */
public record PaymentOrder(
    PaymentOrderId id,
    PaymentId payment,
    PaymentIntentId intent,
    SellerId seller,
    Amount amount,
    Amount commission,
    CaptureMethod captureMethod,
    State state,
    Demand demand,
    List<Capture> captures,
    Refunds refunds,
    String traceId,
    Instant createdAt)
    implements Telling {

  /** The reason of an order whose capture the PSP never saw. */
  public static final String NEVER_REACHED_PSP = "NEVER_REACHED_PSP";

  /** The reason of an order that people have looked at and found the PSP took nothing for. */
  static final String NOT_TAKEN = "NOT_TAKEN";

  /** Why nothing was taken: nobody wanted it any more. */
  static final String CANCELLED = "CANCELLED";

  /** Why nothing was taken: nobody wanted it in time. */
  static final String EXPIRED = "AUTHORIZATION_EXPIRED";

  public PaymentOrder {
    captures = List.copyOf(captures);
    if (!amount.isPositive()) throw new IllegalArgumentException("an order of " + amount);
    if (commission.value() < 0 || commission.exceeds(amount))
      throw new IllegalArgumentException("commission %s of %s".formatted(commission, amount));
    var sum = Capture.sum(captures, Capture::amount, amount.currency());
    if (sum.exceeds(amount)) throw new IllegalArgumentException("captured more than " + amount);
    boolean running = state.open().isPresent();
    if (running && (demand.n() == 0 || sum.plus(demand.amount()).exceeds(amount)))
      throw new IllegalArgumentException("%s after %s of %s".formatted(demand, sum, amount));
    if (refunds.refunded(amount.currency()).exceeds(sum))
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
      CaptureMethod captureMethod,
      String traceId,
      Instant at) {
    return new PaymentOrder(
        id,
        payment,
        intent,
        seller,
        amount,
        commission,
        captureMethod,
        new Initiated(),
        Demand.none(amount.currency()),
        List.of(),
        Refunds.NONE,
        traceId,
        at);
  }

  public Amount captured() {
    return Capture.sum(captures, Capture::amount, amount.currency());
  }

  /** What is not taken of it. */
  public Amount open() {
    return amount.minus(captured());
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
    return refunds.running().map(Refund::pspKey).orElse(PspKey.capture(id, capture().number()));
  }

  /** What the running operation is to move. */
  public Amount asked() {
    return refunds.running().map(Refund::amount).orElse(demand.amount());
  }

  /** What the PSP is being pursued for; empty when nothing is open there. */
  public Optional<Pursuit> pursuit() {
    return state.open().or(() -> refunds.running().flatMap(Refund::pursuit));
  }

  /** The capture that runs or came last, or the first before there was one. */
  public Operation capture() {
    return Operation.capture(Math.max(1, demand.n()));
  }

  /** The janitor is about to ask the PSP about it. */
  public PaymentOrder asking(PspCapabilities psp, Instant now) {
    return refunds
        .running()
        .map(refund -> with(refunds.with(refund.asking(psp, now))))
        .orElseGet(() -> with(new Pending(pursuit().orElseThrow().asking(psp, now))));
  }

  public Outcome<PaymentOrder> on(Trigger trigger, Circumstances with) {
    return switch (trigger) {
      case AskRefund asked -> Returning.asked(this, asked, with);
      case OfDispute dispute -> Disputing.decided(this, dispute, with);
      case ResolveRefund found -> Returning.resolved(this, found, with);
      case Told told when told.operation().isRefund() -> Returning.told(this, told, with);
      case Request _ when refunds.running().isPresent() -> Returning.again(this, with);
      default -> new Decision(this, trigger, with).outcome();
    };
  }

  /** The commission of a capture up to a sum: rounded on that sum, so no cent drifts. */
  Amount commissionUpTo(Amount sum) {
    var before = Capture.sum(captures, Capture::commission, amount.currency());
    return commission.share(sum, amount).minus(before);
  }

  Outcome<PaymentOrder> refused(Trigger trigger) {
    return Outcome.refused(this, "%s is %s, but: %s".formatted(id, status(), trigger));
  }

  /** What was taken by the n-th capture; empty when the PSP refused it. */
  Optional<Capture> capture(int n) {
    return captures.stream().filter(capture -> capture.n() == n).findFirst();
  }

  /** Somebody asks the PSP for this much. */
  PaymentOrder demanding(Amount wanted, boolean last, Pursuit pursuit) {
    return copy(new Requested(pursuit), demand.next(wanted, last), captures, refunds);
  }

  /** The PSP took this. */
  PaymentOrder taken(Capture capture, State next) {
    var all = new ArrayList<>(captures);
    all.add(capture);
    return copy(next, demand, all, refunds);
  }

  PaymentOrder with(State next) {
    return copy(next, demand, captures, refunds);
  }

  PaymentOrder with(Refunds next) {
    return copy(state, demand, captures, next);
  }

  private Amount zero() {
    return Amount.zero(amount.currency());
  }

  private PaymentOrder copy(State next, Demand wanted, List<Capture> taken, Refunds back) {
    return new PaymentOrder(
        id,
        payment,
        intent,
        seller,
        amount,
        commission,
        captureMethod,
        next,
        wanted,
        taken,
        back,
        traceId,
        createdAt);
  }
}
