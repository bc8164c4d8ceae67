package dev.sluice.infrastructure;

import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.Capture;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.order.Demand;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.refund.Refunds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Things to store: a basket of two sellers, 14.50 EUR each with 1.45 commission. */
public final class Samples {

  private static final AtomicLong NUMBERS = new AtomicLong(1_000_000);

  /** Today, with microseconds: what is read has to equal what was written. */
  public static final Instant NOW =
      Instant.now().truncatedTo(ChronoUnit.MICROS).minusSeconds(5).plusNanos(1000);

  public static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  public static final EventId CAUSE = new EventId("po_0000000000001:PaymentOrderCreated:1");

  private Samples() {}

  public static long number() {
    return NUMBERS.incrementAndGet();
  }

  public static Amount eur(long minor) {
    return Amount.of(minor, "EUR");
  }

  public static PspReference reference(String name) {
    return new PspReference("psp-" + name);
  }

  public static PaymentIntent intent() {
    return intent("order-" + number());
  }

  public static PaymentIntent intent(String orderId) {
    return new PaymentIntent(
        new PaymentIntentId(number()),
        new PaymentId(number()),
        new ClientId("local"),
        new OrderId(orderId),
        new BuyerId("buyer-1"),
        eur(2900),
        CaptureMethod.AUTOMATIC,
        List.of(line("seller-1"), line("seller-2")),
        new IntentState.Created(),
        null,
        TRACE,
        NOW);
  }

  private static SellerLine line(String seller) {
    return new SellerLine(new PaymentOrderId(number()), new SellerId(seller), eur(1450), eur(145));
  }

  public static PaymentIntent in(IntentState state, PaymentIntent intent, @Nullable String token) {
    return new PaymentIntent(
        intent.id(),
        intent.payment(),
        intent.client(),
        intent.order(),
        intent.buyer(),
        intent.total(),
        intent.captureMethod(),
        intent.lines(),
        state,
        token,
        intent.traceId(),
        intent.createdAt());
  }

  public static PaymentIntent authorized() {
    var intent = intent();
    return in(new IntentState.Authorized(reference("a" + intent.id()), NOW), intent, null);
  }

  public static Payment payment(PaymentIntent intent) {
    return Payment.of(
        intent, reference("a" + intent.id()), PspCapabilities.standard(Duration.ofSeconds(3)), NOW);
  }

  public static List<PaymentOrder> orders(PaymentIntent intent) {
    return intent.lines().stream()
        .map(line ->
            new PaymentOrder(
                line.order(),
                intent.payment(),
                intent.id(),
                line.seller(),
                line.amount(),
                line.commission(),
                intent.captureMethod(),
                new State.Initiated(),
                new Demand(0, eur(0), false),
                List.of(),
                Refunds.NONE,
                intent.traceId(),
                NOW))
        .toList();
  }

  public static PaymentOrder in(State state, PaymentOrder order) {
    return in(state, order, order.captures());
  }

  public static PaymentOrder in(State state, PaymentOrder order, List<Capture> captures) {
    return new PaymentOrder(
        order.id(),
        order.payment(),
        order.intent(),
        order.seller(),
        order.amount(),
        order.commission(),
        order.captureMethod(),
        state,
        new Demand(1, captures.isEmpty() ? order.amount() : captures.getLast().amount(), true),
        captures,
        order.refunds(),
        order.traceId(),
        order.createdAt());
  }

  /** An order whose whole amount is captured. */
  public static PaymentOrder captured(PaymentOrder order) {
    var reference = reference("c" + order.id());
    return in(
        new State.Captured(reference, NOW),
        order,
        List.of(new Capture(1, order.amount(), order.commission(), reference, NOW)));
  }

  public static Pursuit pursuit(Pursuit.Phase phase, @Nullable Instant next) {
    return new Pursuit(3, 2, 1, phase, NOW.minusSeconds(60), NOW.minusSeconds(9), CAUSE, next);
  }

  public static Pursuit retryAt(Instant at) {
    return pursuit(Pursuit.Phase.RETRY, at);
  }

  public static Pursuit questionAt(Instant at) {
    return pursuit(Pursuit.Phase.QUESTION, at);
  }

  public static Pursuit requested() {
    return Pursuit.begin(CAUSE, NOW);
  }

  public static Pursuit lost() {
    return pursuit(Pursuit.Phase.LOST, null);
  }
}
