package dev.sluice.domain.order;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.RefundStatus;

/** What is told about an order. */
public sealed interface PaymentOrderEvent extends Event {

  PaymentOrderId paymentOrderId();

  @Override
  default String aggregateId() {
    return paymentOrderId().value();
  }

  @Override
  default String key() {
    return paymentOrderId().value();
  }

  record PaymentOrderCreated(
      PaymentOrderId paymentOrderId,
      PaymentId paymentId,
      PaymentIntentId paymentIntentId,
      SellerId sellerId,
      Amount amount)
      implements PaymentOrderEvent {
    @Override
    public String which() {
      return "1";
    }
  }

  record PaymentOrderPspCallRequested(
      PaymentOrderId paymentOrderId,
      PaymentId paymentId,
      Operation operation,
      int attempt,
      Amount amount)
      implements PaymentOrderEvent {
    @Override
    public String which() {
      return operation + ":" + attempt;
    }
  }

  /**
   * @param source who brought the answer: {@code call:<attempt>}, {@code asked:<n>}, {@code
   *     webhook:<connector>:<event>}, {@code voided}
   * @param attempt the attempt it speaks of
   */
  record PaymentOrderPspResultUpdated(
      PaymentOrderId paymentOrderId,
      PaymentId paymentId,
      Operation operation,
      String source,
      int attempt,
      PspAnswer answer)
      implements PaymentOrderEvent {

    /** The source of the news that the authorization was voided. */
    public static final String VOIDED = "voided";

    private static final String ASKED = "asked:";

    /** The source of an answer to the janitor's n-th question. */
    public static String asked(int n) {
      return ASKED + n;
    }

    /** The question it answers; 0 when nobody asked. */
    public int question() {
      return source.startsWith(ASKED) ? Integer.parseInt(source.substring(ASKED.length())) : 0;
    }

    @Override
    public String which() {
      return operation + ":" + source;
    }
  }

  /**
   * An operation on an order has ended: a capture, a refund, a void of what is not taken, or the
   * authorization by itself.
   *
   * @param operationNumber the how-manieth capture, or how many there were before a void or the end
   *     of the authorization; 0 of a refund
   * @param amount what this operation captured or gave back, 0 when it failed
   * @param commission what of it is the platform's, or what the platform gives back
   * @param released what the order will never take of the authorization; negative where that was
   *     given back before, and something was taken after all
   * @param inReview what the PSP says it took and the books did not expect, else 0; negative when
   *     people have looked at it and it waits no more
   * @param orderFinal whether the order is terminal
   */
  record PaymentOrderFinalized(
      PaymentOrderId paymentOrderId,
      PaymentId paymentId,
      PaymentIntentId paymentIntentId,
      SellerId sellerId,
      Operation operation,
      int operationNumber,
      Amount amount,
      Amount commission,
      Amount released,
      Amount inReview,
      PaymentOrderStatus status,
      boolean orderFinal)
      implements PaymentOrderEvent {

    static PaymentOrderFinalized of(
        PaymentOrder order, Operation operation, Amount taken, Amount share, Amount inReview) {
      boolean terminal = order.status().isTerminal();
      return new PaymentOrderFinalized(
          order.id(),
          order.payment(),
          order.intent(),
          order.seller(),
          operation,
          order.demand().n(),
          taken,
          share,
          terminal ? order.open() : Amount.zero(order.amount().currency()),
          inReview,
          order.status(),
          terminal);
    }

    /** A refund has ended; one in review moves nothing in the books. */
    static PaymentOrderFinalized of(PaymentOrder order, Refund refund) {
      var zero = Amount.zero(order.amount().currency());
      boolean inReview = refund.status() == RefundStatus.REVIEW;
      return new PaymentOrderFinalized(
          order.id(),
          order.payment(),
          order.intent(),
          order.seller(),
          refund.operation(),
          0,
          refund.refunded(),
          refund.commissionBack(),
          zero,
          zero,
          inReview ? PaymentOrderStatus.REVIEW : order.status(),
          !inReview);
    }

    PaymentOrderFinalized releasing(Amount other) {
      return with(other, inReview);
    }

    /** So much was in review, and people have looked at it. */
    PaymentOrderFinalized lookedAt(Amount moved) {
      return with(released, moved.negated());
    }

    private PaymentOrderFinalized with(Amount nowReleased, Amount nowInReview) {
      return new PaymentOrderFinalized(
          paymentOrderId,
          paymentId,
          paymentIntentId,
          sellerId,
          operation,
          operationNumber,
          amount,
          commission,
          nowReleased,
          nowInReview,
          status,
          orderFinal);
    }

    /** What the PSP took and the order had no room for; 0 when it had. */
    public Amount excess() {
      boolean resolved = inReview.value() < 0 && amount.isPositive();
      return new Amount(resolved ? -inReview.value() - amount.value() : 0, inReview.currency());
    }

    @Override
    public String which() {
      if (inReview.value() < 0) return operation + ":resolved";
      // Review is not the end of an operation, and may follow on one: a name of its own, or the
      // second telling would be taken for a copy of the first.
      return status == PaymentOrderStatus.REVIEW ? operation + ":review" : operation.name();
    }
  }
}
