package dev.sluice.domain.order;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.Trigger.AskRefund;
import dev.sluice.domain.order.Trigger.ResolveRefund;
import dev.sluice.domain.order.Trigger.Told;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.RefundState;
import dev.sluice.domain.refund.RefundStatus;
import java.util.ArrayList;
import java.util.List;

/** What goes back of an order. Like its captures, one operation runs at a time. */
final class Returning {

  private Returning() {}

  /** The cap is taken now: what is asked for once cannot be asked for again. */
  static Outcome<PaymentOrder> asked(PaymentOrder order, AskRefund asked, Circumstances with) {
    if (asked.amount().exceeds(order.refundable())) return order.refused(asked);
    var refund = Refund.queued(asked.refund(), asked.amount(), with.now());
    return goOn(order, order.with(order.refunds().with(refund)), with);
  }

  static Outcome<PaymentOrder> told(PaymentOrder order, Told told, Circumstances with) {
    var found = order.refunds().find(told.operation());
    if (found.isEmpty()) return order.refused(told);
    var refund = found.get();
    var answered =
        refund.told(
            told.attempt(),
            told.question(),
            told.answer(),
            commissionBack(order, refund.amount()),
            with);
    return switch (answered) {
      case Outcome.Moved<Refund> moved -> moved(order, moved.thing(), with);
      case Outcome.Already<Refund> _ -> Outcome.already(order);
      case Outcome.Refused<Refund> refused ->
          new Outcome.Refused<>(
              order,
              refused.reason(),
              refused.inReview().map(review -> moved(order, review.thing(), with)));
    };
  }

  /** People have looked at one: it waits no more. */
  static Outcome<PaymentOrder> resolved(
      PaymentOrder order, ResolveRefund found, Circumstances with) {
    var known = order.refunds().find(Operation.refund(found.refund()));
    if (known.isEmpty()) return order.refused(found);
    var refund = known.get();
    if (found.given() && !canHaveGone(order, refund)) return order.refused(found);
    var back =
        found.given()
            ? commissionBack(order, refund.inReview())
            : Amount.zero(order.amount().currency());
    if (!(refund.resolved(found.given(), back, with.now())
        instanceof Outcome.Moved<Refund>(var after, var _))) return order.refused(found);
    var next = order.with(order.refunds().with(after));
    return Outcome.moved(next, PaymentOrderFinalized.of(next, after).lookedAt(moved(refund)));
  }

  /** Whether what is in review is within what was captured and nobody else claims. */
  private static boolean canHaveGone(PaymentOrder order, Refund refund) {
    var currency = order.amount().currency();
    var room = order.captured().minus(order.refunds().claimed(currency)).plus(refund.amount());
    return refund.inReview().currency().equals(currency) && !refund.inReview().exceeds(room);
  }

  /** What the PSP says it gave back. */
  private static Amount moved(Refund refund) {
    return refund.state() instanceof RefundState.Review review
        ? review.moved()
        : Amount.zero(refund.amount().currency());
  }

  /** The next attempt of the running one is due. */
  static Outcome<PaymentOrder> again(PaymentOrder order, Circumstances with) {
    return order.refunds().running().orElseThrow().again(with) instanceof Outcome.Moved<Refund> next
        ? moved(order, next.thing(), with)
        : Outcome.already(order);
  }

  private static Outcome.Moved<PaymentOrder> moved(
      PaymentOrder order, Refund refund, Circumstances with) {
    var next = order.with(order.refunds().with(refund));
    var news = new ArrayList<Event>();
    boolean told = before(order, refund) == RefundStatus.REVIEW;
    if (refund.pursuit().isEmpty() && !told) news.add(PaymentOrderFinalized.of(next, refund));
    var going = goOn(order, next, with);
    news.addAll(going.news());
    return new Outcome.Moved<>(going.thing(), news);
  }

  private static RefundStatus before(PaymentOrder order, Refund refund) {
    return order.refunds().find(refund.operation()).orElseThrow().status();
  }

  /** Whatever is requested now and was not before is told. */
  private static Outcome.Moved<PaymentOrder> goOn(
      PaymentOrder before, PaymentOrder after, Circumstances with) {
    var next = after.with(after.refunds().goOn(with.cause(), with.now()));
    boolean requested =
        next.pursuit().filter(Pursuit::isRequested).isPresent()
            && !next.pursuit().equals(before.pursuit());
    return new Outcome.Moved<>(next, requested ? List.of(next.callRequested()) : List.of());
  }

  /**
   * The platform keeps of its commission what belongs to what the shopper keeps: rounded on the
   * sums, so that the parts add up to the whole, whatever their order.
   */
  static Amount commissionBack(PaymentOrder order, Amount amount) {
    var zero = Amount.zero(order.amount().currency());
    var taken = Capture.sum(order.captures(), Capture::commission, order.amount().currency());
    var due =
        taken.share(order.refunds().lostBySeller(zero.currency()).plus(amount), order.captured());
    var back = due.minus(order.refunds().commissionBack(order.amount().currency()));
    return back.exceeds(zero) ? back : zero;
  }
}
