package dev.sluice.infrastructure.pipeline;

import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentIntentAuthorized;
import dev.sluice.domain.ledger.LedgerEvent.LedgerEntriesRecorded;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspResultUpdated;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.payment.PaymentEvent.PaymentAuthorized;
import dev.sluice.domain.payment.PaymentEvent.PaymentCaptured;
import dev.sluice.domain.payment.PaymentEvent.PaymentVoided;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One of each, with everything there is to say. */
final class EventSamples {

  static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");
  static final PaymentIntentId INTENT = new PaymentIntentId(1001);
  static final PaymentId PAYMENT = new PaymentId(1002);
  static final PaymentOrderId ORDER = new PaymentOrderId(1003);
  static final SellerId SELLER = new SellerId("seller:with-colon");
  static final BuyerId BUYER = new BuyerId("buyer-7");
  static final Amount TOTAL = Amount.of(2900, "EUR");
  static final Amount SHARE = Amount.of(1450, "EUR");
  static final Amount FEE = Amount.of(145, "EUR");
  static final Amount NOTHING = Amount.of(0, "EUR");
  static final PspReference REFERENCE = new PspReference("psp-000042");

  private static final MoneyMovement.Captured CAPTURED =
      new MoneyMovement.Captured(PAYMENT, ORDER, 1, SELLER, SHARE);
  private static final MoneyMovement.Authorized HELD = new MoneyMovement.Authorized(PAYMENT, TOTAL);

  static final List<Event> ONE_OF_EACH_TYPE =
      List.of(
          new PaymentAuthorizationRequested(INTENT, PAYMENT, Operation.AUTHORIZE, 2),
          new PaymentIntentAuthorized(INTENT, PAYMENT),
          new PaymentAuthorized(PAYMENT, INTENT, BUYER, TOTAL),
          new PaymentCaptured(PAYMENT, INTENT, BUYER, SHARE, TOTAL),
          new PaymentVoided(PAYMENT, INTENT, BUYER, TOTAL),
          new PaymentOrderCreated(ORDER, PAYMENT, INTENT, SELLER, SHARE),
          new PaymentOrderPspCallRequested(ORDER, PAYMENT, Operation.capture(1), 3, SHARE),
          told(new PspAnswer.Approved(REFERENCE, SHARE)),
          new PaymentOrderFinalized(
              ORDER,
              PAYMENT,
              INTENT,
              SELLER,
              Operation.capture(1),
              1,
              SHARE,
              FEE,
              NOTHING,
              NOTHING,
              PaymentOrderStatus.CAPTURED,
              true),
          new LedgerRecordingCommand(CAPTURED),
          LedgerEntriesRecorded.of(CAPTURED, PostingRules.entryFor(CAPTURED)));

  static final List<PspAnswer> ANSWERS =
      List.of(
          new PspAnswer.Approved(REFERENCE, SHARE),
          new PspAnswer.Mismatch(REFERENCE, Amount.of(1, "JPY")),
          new PspAnswer.Accepted(),
          new PspAnswer.Declined("insufficient_funds"),
          new PspAnswer.NotAsked(Duration.ofMillis(1500)),
          new PspAnswer.NoAnswer("no answer within 2 s"),
          new PspAnswer.Broken("401 unauthorized"),
          new PspAnswer.InProgress(),
          new PspAnswer.NotFound());

  static final List<MoneyMovement> MOVEMENTS =
      List.of(
          HELD,
          new MoneyMovement.Released(PAYMENT, ORDER, SHARE),
          CAPTURED,
          new MoneyMovement.Commission(PAYMENT, ORDER, 1, SELLER, FEE),
          new MoneyMovement.CaptureInReview(PAYMENT, ORDER, 1, SHARE),
          new MoneyMovement.Refunded(PAYMENT, new RefundId(7), SELLER, SHARE),
          new MoneyMovement.CommissionReversed(PAYMENT, "re_7", SELLER, FEE),
          new MoneyMovement.ReviewDone(PAYMENT, ORDER, 1, SHARE),
          new MoneyMovement.TakenTooMuch(PAYMENT, ORDER, 1, FEE),
          new MoneyMovement.ExcessReturned(PAYMENT, ORDER, 1, FEE),
          new MoneyMovement.HeldAgain(PAYMENT, ORDER, SHARE),
          new MoneyMovement.ChargedBack(PAYMENT, new DisputeId(8), SELLER, SHARE),
          new MoneyMovement.ChargebackWon(PAYMENT, new DisputeId(8), SELLER, SHARE),
          new MoneyMovement.ChargebackLost(PAYMENT, new DisputeId(8), SELLER, SHARE));

  static final LedgerEntriesRecorded OF_THE_PLATFORM =
      LedgerEntriesRecorded.of(HELD, PostingRules.entryFor(HELD));

  static PaymentOrderPspResultUpdated told(PspAnswer answer) {
    return new PaymentOrderPspResultUpdated(
        ORDER, PAYMENT, Operation.capture(1), "call:3", 3, answer);
  }

  static <E extends Event> EventEnvelope<E> envelope(E event) {
    return EventEnvelope.of(event, new Cause(TRACE, new EventId("pi_x:Before:1")), AT);
  }

  private EventSamples() {}
}
