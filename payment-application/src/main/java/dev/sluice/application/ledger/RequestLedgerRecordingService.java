package dev.sluice.application.ledger;

import dev.sluice.application.pipeline.Step.Pass;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the end of an operation into the movements to record, keyed by seller so each seller's
 * books have one writer.
 */
public final class RequestLedgerRecordingService implements Pass<PaymentOrderFinalized> {

  @Override
  public String name() {
    return "ledger-recording-request-dispatcher";
  }

  @Override
  public Topic topic() {
    return Topic.PAYMENT_ORDER_FINALIZED;
  }

  @Override
  public List<Event> pass(PaymentOrderFinalized event) {
    return movements(event).stream().<Event>map(LedgerRecordingCommand::new).toList();
  }

  /** The movements an ended operation stands for; a movement of 0 is none. */
  static List<MoneyMovement> movements(PaymentOrderFinalized e) {
    return e.operation().isRefund() ? ofRefund(e) : ofCapture(e);
  }

  private static List<MoneyMovement> ofRefund(PaymentOrderFinalized e) {
    var movements = new ArrayList<MoneyMovement>();
    var refund = e.operation().refund();
    if (e.amount().isPositive())
      movements.add(new MoneyMovement.Refunded(e.paymentId(), refund, e.sellerId(), e.amount()));
    if (e.commission().isPositive())
      movements.add(
          new MoneyMovement.CommissionReversed(
              e.paymentId(), refund.value(), e.sellerId(), e.commission()));
    return movements;
  }

  private static List<MoneyMovement> ofCapture(PaymentOrderFinalized e) {
    var movements = new ArrayList<MoneyMovement>();
    int n = e.operationNumber();
    if (e.amount().isPositive())
      movements.add(
          new MoneyMovement.Captured(
              e.paymentId(), e.paymentOrderId(), n, e.sellerId(), e.amount()));
    if (e.commission().isPositive())
      movements.add(
          new MoneyMovement.Commission(
              e.paymentId(), e.paymentOrderId(), n, e.sellerId(), e.commission()));
    if (e.released().isPositive())
      movements.add(new MoneyMovement.Released(e.paymentId(), e.paymentOrderId(), e.released()));
    if (e.inReview().isPositive())
      movements.add(
          new MoneyMovement.CaptureInReview(e.paymentId(), e.paymentOrderId(), n, e.inReview()));
    if (e.released().value() < 0)
      movements.add(
          new MoneyMovement.HeldAgain(e.paymentId(), e.paymentOrderId(), e.released().negated()));
    if (e.inReview().value() < 0)
      movements.add(
          new MoneyMovement.ReviewDone(
              e.paymentId(), e.paymentOrderId(), n, e.inReview().negated()));
    if (e.excess().isPositive())
      movements.add(
          new MoneyMovement.TakenTooMuch(e.paymentId(), e.paymentOrderId(), n, e.excess()));
    return movements;
  }
}
