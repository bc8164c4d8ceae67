package dev.sluice.domain.order;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.State.CaptureFailed;
import dev.sluice.domain.order.State.Captured;
import dev.sluice.domain.order.State.Review;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspReference;
import java.time.Instant;
import java.util.List;

/** How an order comes into review, and what becomes of it when people have looked at it. */
record Reviewing(PaymentOrder order, Instant now) {

  /** The money is in suspense until somebody knows where it belongs. */
  Outcome.Moved<PaymentOrder> begins(String reason, PspAnswer answer) {
    return switch (answer) {
      case PspAnswer.Approved a -> begins(reason, a.reference(), a.amount());
      case PspAnswer.Mismatch m -> begins(reason, m.reference(), m.amount());
      default -> throw new IllegalArgumentException("no money moved by " + answer);
    };
  }

  private Outcome.Moved<PaymentOrder> begins(String reason, PspReference reference, Amount taken) {
    boolean released = order.status().isTerminal();
    var next = order.with(new Review(reason, taken, reference, released, now));
    return new Outcome.Moved<>(
        next, List.of(PaymentOrderFinalized.of(next, order.capture(), zero(), zero(), taken)));
  }

  /**
   * The order ends: nothing more is asked for.
   *
   * @param taken whether the PSP took what it says
   */
  Outcome<PaymentOrder> ends(Review review, boolean taken) {
    return taken ? stands(review) : gone(review);
  }

  /** The order takes what it had open of it; what is more stays in suspense. */
  private Outcome<PaymentOrder> stands(Review review) {
    var open = order.amount().minus(order.captured());
    var amount = review.taken().exceeds(open) ? open : review.taken();
    var sum = order.captured().plus(amount);
    var capture =
        new Capture(
            order.capture().number(), amount, order.commissionUpTo(sum), review.reference(), now);
    var next = order.taken(capture, new Captured(review.reference(), now));
    return resolved(review, next, amount, capture.commission());
  }

  private Outcome<PaymentOrder> gone(Review review) {
    return resolved(review, notTaken(), zero(), zero());
  }

  /** Whatever the PSP still says about it: people know better. */
  private PaymentOrder notTaken() {
    return order.captures().isEmpty()
        ? order.with(new CaptureFailed(PaymentOrder.NOT_TAKEN, now))
        : order.with(
            new Captured(order.captures().getLast().reference(), PaymentOrder.NOT_TAKEN, now));
  }

  /** Nobody had heard of a capture, and people found that the PSP never took it. */
  Outcome<PaymentOrder> neverTaken() {
    var next = notTaken();
    return Outcome.moved(
        next, PaymentOrderFinalized.of(next, order.capture(), zero(), zero(), zero()));
  }

  private Outcome<PaymentOrder> resolved(
      Review review, PaymentOrder next, Amount amount, Amount commission) {
    // what was given back before is held again for as much as was taken after all
    var released = review.released() ? amount.negated() : next.amount().minus(next.captured());
    var told =
        PaymentOrderFinalized.of(
                next, order.capture(), amount, commission, review.taken().negated())
            .releasing(released);
    return Outcome.moved(next, told);
  }

  private Amount zero() {
    return Amount.zero(order.amount().currency());
  }
}
