package dev.sluice.application.dispute;

import dev.sluice.application.id.Ids;
import dev.sluice.application.order.OrderDoor;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.dispute.Dispute;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Writes down what banks took back, and how it ended. The books follow through the outbox. */
public final class DisputePaymentService {

  /** A dispute with the order it is about. */
  public record Disputed(PaymentOrder order, Dispute dispute) {}

  private final OrderDoor door;
  private final Ids ids;

  public DisputePaymentService(OrderDoor door, Ids ids) {
    this.door = door;
    this.ids = ids;
  }

  /** In a transaction: the bank took this, or as much of it as may still go back. */
  public Disputed open(PaymentOrderId id, Amount amount) {
    var order = door.lock(id);
    if (!amount.currency().equals(order.amount().currency()))
      throw new Problem(
          ErrorCode.INVALID_REQUEST,
          "%s is in %s, not in %s".formatted(id, order.amount().currency(), amount.currency()));
    var dispute = new DisputeId(ids.next());
    return decide(order, new Trigger.OpenDispute(dispute, amount));
  }

  /** In a transaction: the bank gave it again. */
  public Disputed win(PaymentOrderId id, DisputeId dispute) {
    return decide(door.lock(id), new Trigger.WinDispute(dispute));
  }

  /** In a transaction: the bank keeps it. */
  public Disputed lose(PaymentOrderId id, DisputeId dispute, Bearer bearer) {
    return decide(door.lock(id), new Trigger.LoseDispute(dispute, bearer));
  }

  private Disputed decide(PaymentOrder order, Trigger.OfDispute by) {
    var with = door.circumstances();
    var outcome = order.on(by, with);
    if (outcome instanceof Outcome.Refused<PaymentOrder> refused)
      throw new Problem(ErrorCode.WRONG_STATE, refused.reason());
    var after = outcome.after();
    var dispute = after.refunds().find(by.dispute()).orElseThrow();
    if (!after.equals(order)) {
      var news = movements(after, dispute).stream().map(LedgerRecordingCommand::new).toList();
      door.save(
          List.of(new Change<>(order, after)), OrderDoor.told(order, news, with.now()), with.now());
    }
    return new Disputed(after, dispute);
  }

  /** What the last decision about a dispute moved. */
  private static List<MoneyMovement> movements(PaymentOrder order, Dispute dispute) {
    var movements = new ArrayList<MoneyMovement>();
    var payment = order.payment();
    var seller = order.seller();
    switch (dispute.status()) {
      case OPENED ->
          movements.add(
              new MoneyMovement.ChargedBack(payment, dispute.id(), seller, dispute.amount()));
      case WON ->
          movements.add(
              new MoneyMovement.ChargebackWon(payment, dispute.id(), seller, dispute.amount()));
      case LOST -> {
        if (dispute.bearer() == Bearer.PLATFORM)
          movements.add(
              new MoneyMovement.ChargebackLost(payment, dispute.id(), seller, dispute.amount()));
        if (dispute.commission().isPositive())
          movements.add(
              new MoneyMovement.CommissionReversed(
                  payment, dispute.id().value(), seller, dispute.commission()));
      }
    }
    return movements;
  }
}
