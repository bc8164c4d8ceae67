package dev.sluice.domain;

import static dev.sluice.domain.order.CaptureMethod.AUTOMATIC;
import static dev.sluice.domain.order.CaptureMethod.MANUAL;

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
import dev.sluice.domain.psp.Circumstances;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspCapabilities;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.refund.Refunds;
import dev.sluice.test.seeded.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The people and things the tests speak of. */
public final class Fixtures {

  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  public static final Instant LATER = NOON.plusSeconds(600);

  /** The PSP may have forgotten a key that was first used at noon. */
  public static final Instant FORGOTTEN = NOON.plus(Duration.ofHours(23));

  public static final PspCapabilities PSP = PspCapabilities.standard(Duration.ofSeconds(3));
  public static final EventId CAUSE = new EventId("po_x:PaymentOrderCreated:1");
  public static final PspReference REFERENCE = new PspReference("psp-1");
  public static final PspReference OTHER_REFERENCE = new PspReference("psp-2");
  public static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  public static final String TOKEN = "tok_visa";

  public static final PaymentIntentId INTENT = new PaymentIntentId(1);
  public static final PaymentId PAYMENT = new PaymentId(2);
  public static final PaymentOrderId ORDER = new PaymentOrderId(3);
  public static final PaymentOrderId OTHER_ORDER = new PaymentOrderId(4);
  public static final RefundId REFUND = new RefundId(5);
  public static final DisputeId DISPUTE = new DisputeId(6);
  public static final SellerId ANNA = new SellerId("anna");
  public static final SellerId BERT = new SellerId("bert");

  private Fixtures() {}

  public static Amount eur(long cents) {
    return Amount.of(cents, "EUR");
  }

  public static Approved approved(Amount amount) {
    return new Approved(REFERENCE, amount);
  }

  /** Anna's order of 14.50 EUR, an eighth of it for the platform. */
  public static PaymentOrder order(State state) {
    return order(ORDER, ANNA, eur(1450), state);
  }

  public static PaymentOrder order(PaymentOrderId id, SellerId seller, Amount amount, State state) {
    return order(id, seller, amount, AUTOMATIC, state);
  }

  public static PaymentOrder order(
      PaymentOrderId id, SellerId seller, Amount amount, CaptureMethod method, State state) {
    var captured =
        state instanceof State.Captured done
            ? List.of(new Capture(1, amount, eighth(amount), done.reference(), done.at()))
            : List.<Capture>of();
    boolean asked = !(state instanceof State.Initiated || state instanceof State.Cancelled);
    var demand =
        asked ? new Demand(1, amount, true) : new Demand(0, Amount.zero(amount.currency()), false);
    return new PaymentOrder(
        id,
        PAYMENT,
        INTENT,
        seller,
        amount,
        eighth(amount),
        method,
        state,
        demand,
        captured,
        Refunds.NONE,
        TRACE,
        NOON);
  }

  /** Anna's order of 14.50 EUR that waits to be captured. */
  public static PaymentOrder manual() {
    return order(ORDER, ANNA, eur(1450), MANUAL, new State.Initiated());
  }

  /** Anna's order of 20.50 EUR: so much was taken, and then 14.50 EUR was asked for. */
  public static PaymentOrder partly(State state, Demand demand, Amount taken) {
    var amount = eur(2050);
    var share = eighth(amount).share(taken, amount);
    return new PaymentOrder(
        ORDER,
        PAYMENT,
        INTENT,
        ANNA,
        amount,
        eighth(amount),
        MANUAL,
        state,
        demand,
        List.of(new Capture(1, taken, share, REFERENCE, NOON)),
        Refunds.NONE,
        TRACE,
        NOON);
  }

  public static Circumstances circumstances(Instant now) {
    return new Circumstances(CAUSE, now, PSP, Chance.of(1));
  }

  /** A basket of 29.00 EUR: 14.50 of Anna's and 14.50 of Bert's. */
  public static PaymentIntent intent(IntentState state) {
    var lines =
        List.of(
            new SellerLine(ORDER, ANNA, eur(1450), eighth(eur(1450))),
            new SellerLine(OTHER_ORDER, BERT, eur(1450), eighth(eur(1450))));
    return intent(eur(2900), lines, state);
  }

  public static PaymentIntent intent(Amount total, List<SellerLine> lines, IntentState state) {
    return new PaymentIntent(
        INTENT,
        PAYMENT,
        new ClientId("local"),
        new OrderId("order-1"),
        new BuyerId("buyer-1"),
        total,
        AUTOMATIC,
        lines,
        state,
        state instanceof IntentState.PendingAuth ? TOKEN : null,
        TRACE,
        NOON);
  }

  public static Circumstances intentCircumstances(Instant now) {
    return new Circumstances(CAUSE, now, PSP, Chance.of(1));
  }

  public static Payment payment() {
    return Payment.of(intent(new IntentState.Authorized(REFERENCE, NOON)), REFERENCE, PSP, NOON);
  }

  /** The second attempt, in any phase: there is an older one to be confused with. */
  public static Pursuit pursuit(Pursuit.Phase phase) {
    return new Pursuit(
        2, 1, 0, phase, NOON, NOON, CAUSE, phase == Pursuit.Phase.REQUESTED ? null : LATER);
  }

  /** 12.5 %, the commission of the examples. */
  public static Amount eighth(Amount amount) {
    var currency = amount.currency();
    return amount.share(new Amount(1250, currency), new Amount(10_000, currency));
  }
}
