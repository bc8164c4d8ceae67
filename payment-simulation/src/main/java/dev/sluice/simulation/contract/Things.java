package dev.sluice.simulation.contract;

import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.payment.OrderStanding;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Things to store, brought into each state by what may happen to them: baskets of two sellers,
 * 14.50 EUR each with 1.45 commission.
 */
public final class Things {

  /** With a microsecond: what is read has to equal what was written. */
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00.000001Z");

  public static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  public static final EventId CAUSE = new EventId("po_0000000000001:PaymentOrderCreated:1");
  public static final PspCapabilities PSP = PspCapabilities.standard(Duration.ofSeconds(3));

  private static final RandomGenerator NO_JITTER = () -> 0;
  private static final Duration FIRST_PAUSE = PSP.questions().getFirst();

  private long numbers = 500_000_000;

  public long number() {
    return ++numbers;
  }

  static Amount eur(long minor) {
    return Amount.of(minor, "EUR");
  }

  static PspReference reference(Object of) {
    return new PspReference("psp-" + of);
  }

  static Circumstances at(Instant now) {
    return new Circumstances(CAUSE, now, PSP, NO_JITTER);
  }

  PaymentIntent intent() {
    return intent("order-" + number());
  }

  PaymentIntent intent(String orderId) {
    return intent(orderId, CaptureMethod.AUTOMATIC);
  }

  /** The marketplace asks for the captures. */
  PaymentIntent manual() {
    return intent("order-" + number(), CaptureMethod.MANUAL);
  }

  /** With the order id of this one. */
  PaymentIntent ofAnotherClient(PaymentIntent intent) {
    return intent("other", intent.order().value(), CaptureMethod.AUTOMATIC);
  }

  private PaymentIntent intent(String orderId, CaptureMethod method) {
    return intent("local", orderId, method);
  }

  private PaymentIntent intent(String client, String orderId, CaptureMethod method) {
    return PaymentIntent.create(
        new PaymentIntentId(number()),
        new PaymentId(number()),
        new ClientId(client),
        new OrderId(orderId),
        new BuyerId("buyer-1"),
        eur(2900),
        method,
        List.of(line("seller-1"), line("seller-2")),
        TRACE,
        NOW);
  }

  private SellerLine line(String seller) {
    return new SellerLine(new PaymentOrderId(number()), new SellerId(seller), eur(1450), eur(145));
  }

  static PaymentIntent requested(PaymentIntent intent) {
    return intent.paidWith("tok_1").on(new IntentTrigger.Request(), at(NOW)).after();
  }

  /** The PSP answers the first request of an authorization. */
  static PaymentIntent told(PaymentIntent intent, PspAnswer answer, Instant when) {
    return requested(intent).on(authorizeTold(answer), at(when)).after();
  }

  private static IntentTrigger authorizeTold(PspAnswer answer) {
    return new IntentTrigger.Told(Operation.AUTHORIZE, 1, 0, answer);
  }

  /** The authorization never reached the PSP: its key is to be closed there. */
  static PaymentIntent closing(PaymentIntent intent) {
    return told(intent, new PspAnswer.Accepted(), NOW)
        .on(authorizeTold(new PspAnswer.NotFound()), at(NOW.plus(PSP.keyLife())))
        .after();
  }

  /** The PSP answers the first request to close the key. */
  static PaymentIntent closingTold(PaymentIntent intent, PspAnswer answer, Instant when) {
    return closing(intent)
        .on(new IntentTrigger.Told(Operation.VOID, 1, 0, answer), at(when))
        .after();
  }

  static PaymentIntent cancelled(PaymentIntent intent) {
    return intent.on(new IntentTrigger.Cancel(), at(NOW)).after();
  }

  static PaymentIntent authorized(PaymentIntent intent) {
    return told(intent, new PspAnswer.Approved(reference(intent.id()), intent.total()), NOW);
  }

  static PaymentIntent declined(PaymentIntent intent) {
    return told(intent, new PspAnswer.Declined("insufficient_funds"), NOW);
  }

  static PaymentIntent retryAt(PaymentIntent intent, Instant at) {
    return told(intent, comeAgain(at), NOW);
  }

  static PaymentIntent questionAt(PaymentIntent intent, Instant at) {
    return told(intent, new PspAnswer.Accepted(), at.minus(FIRST_PAUSE));
  }

  static Payment payment(PaymentIntent intent) {
    return Payment.of(intent, reference(intent.id()), PSP, NOW);
  }

  static List<PaymentOrder> orders(PaymentIntent intent) {
    return intent.lines().stream()
        .map(line ->
            PaymentOrder.initiated(
                line.order(),
                intent.payment(),
                intent.id(),
                line.seller(),
                line.amount(),
                line.commission(),
                intent.captureMethod(),
                intent.traceId(),
                NOW))
        .toList();
  }

  static PaymentOrder requested(PaymentOrder order) {
    return order.on(new Trigger.Request(), at(NOW)).after();
  }

  /** The PSP answers the first request of a capture. */
  static PaymentOrder told(PaymentOrder order, PspAnswer answer, Instant when) {
    return answered(requested(order), answer, when);
  }

  private static PaymentOrder answered(PaymentOrder order, PspAnswer answer, Instant when) {
    return order.on(new Trigger.Told(order.operation(), 1, 0, answer), at(when)).after();
  }

  static PaymentOrder retryAt(PaymentOrder order, Instant at) {
    return told(order, comeAgain(at), NOW);
  }

  static PaymentOrder questionAt(PaymentOrder order, Instant at) {
    return told(order, new PspAnswer.Accepted(), at.minus(FIRST_PAUSE));
  }

  static PaymentOrder lost(PaymentOrder order) {
    return answered(
        questionAt(order, NOW), new PspAnswer.NotFound(), NOW.plus(PSP.keyLife().multipliedBy(2)));
  }

  static PaymentOrder captured(PaymentOrder order) {
    return told(order, new PspAnswer.Approved(reference(order.id()), order.amount()), NOW);
  }

  /** The marketplace asked for so much of it, and the PSP took it. */
  static PaymentOrder partly(PaymentOrder order, long cents) {
    var asked = order.on(new Trigger.Take(eur(cents), false), at(NOW)).after();
    return answered(asked, new PspAnswer.Approved(reference(order.id()), eur(cents)), NOW);
  }

  static PaymentOrder failed(PaymentOrder order) {
    return told(order, new PspAnswer.Declined("insufficient_funds"), NOW);
  }

  static PaymentOrder inReview(PaymentOrder order) {
    return told(order, new PspAnswer.Mismatch(reference(order.id()), eur(100)), NOW);
  }

  /** One more refund of it is asked for. */
  static PaymentOrder refundOf(PaymentOrder order, Amount amount) {
    var id = new RefundId(order.id().number() * 1000 + order.refunds().all().size());
    return order.on(new Trigger.AskRefund(id, amount), at(NOW)).after();
  }

  /** The PSP answers the first request of the refund that runs. */
  static PaymentOrder refundTold(PaymentOrder order, PspAnswer answer, Instant when) {
    return answered(order, answer, when);
  }

  /** People have looked at its last refund. */
  static PaymentOrder resolved(PaymentOrder order, boolean given) {
    var refund = order.refunds().all().getLast().id();
    return order.on(new Trigger.ResolveRefund(refund, given), at(NOW)).after();
  }

  /** People have looked at it. */
  static PaymentOrder lookedAt(PaymentOrder order, boolean taken) {
    return order.on(new Trigger.Resolve(taken), at(NOW)).after();
  }

  static PaymentIntent lookedAt(PaymentIntent intent, boolean held) {
    return intent.on(new IntentTrigger.Resolve(held), at(NOW)).after();
  }

  /** One more of its amounts is taken back by a bank. */
  static PaymentOrder disputed(PaymentOrder order, Amount amount) {
    var id = new DisputeId(order.id().number() * 1000 + order.refunds().disputes().size());
    return decided(order, new Trigger.OpenDispute(id, amount));
  }

  static PaymentOrder decided(PaymentOrder order, Trigger.OfDispute by) {
    return order.on(by, at(NOW)).after();
  }

  /** When the PSP has to accept something to be asked about it at that time. */
  static Instant acceptedFor(Instant question) {
    return question.minus(FIRST_PAUSE);
  }

  /** Its void is asked for, because an order of it is lost. */
  static Payment voidRequested(Payment payment) {
    var lost = new OrderStanding(new PaymentOrderId(1), Operation.capture(1), eur(0), false, true);
    return payment.releaseLost(List.of(lost), NOW).after();
  }

  static Payment voidTold(Payment payment, PspAnswer answer, Instant when) {
    return voidRequested(payment).onVoid(1, 0, answer, at(when)).after();
  }

  static Payment retryVoidAt(Payment payment, Instant at) {
    return voidTold(payment, comeAgain(at), NOW);
  }

  static Payment questionVoidAt(Payment payment, Instant at) {
    return voidTold(payment, new PspAnswer.Accepted(), at.minus(FIRST_PAUSE));
  }

  static PspAnswer comeAgain(Instant at) {
    return new PspAnswer.NotAsked(Duration.between(NOW, at));
  }
}
