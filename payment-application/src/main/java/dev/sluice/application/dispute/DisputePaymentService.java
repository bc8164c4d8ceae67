package dev.sluice.application.dispute;

import dev.sluice.application.id.Ids;
import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.psp.Psp;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.dispute.Dispute;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Writes down what banks took back, and how it ended. The books follow through the outbox. */
public final class DisputePaymentService {

  /** A dispute with the order it is about. */
  public record Disputed(PaymentOrder order, Dispute dispute) {}

  private final PaymentOrders orders;
  private final Outbox outbox;
  private final Ids ids;
  private final Psp psp;
  private final InstantSource clock;
  private final RandomGenerator chance;

  public DisputePaymentService(
      PaymentOrders orders,
      Outbox outbox,
      Ids ids,
      Psp psp,
      InstantSource clock,
      RandomGenerator chance) {
    this.orders = orders;
    this.outbox = outbox;
    this.ids = ids;
    this.psp = psp;
    this.clock = clock;
    this.chance = chance;
  }

  /** In a transaction: the bank took this, or as much of it as may still go back. */
  public Disputed open(PaymentOrderId id, Amount amount) {
    var order = locked(id);
    if (!amount.currency().equals(order.amount().currency()))
      throw new Problem(
          ErrorCode.INVALID_REQUEST,
          "%s is in %s, not in %s".formatted(id, order.amount().currency(), amount.currency()));
    var dispute = new DisputeId(ids.next());
    return decide(order, new Trigger.OpenDispute(dispute, amount));
  }

  /** In a transaction: the bank gave it again. */
  public Disputed win(PaymentOrderId id, DisputeId dispute) {
    return decide(locked(id), new Trigger.WinDispute(dispute));
  }

  /** In a transaction: the bank keeps it. */
  public Disputed lose(PaymentOrderId id, DisputeId dispute, Bearer bearer) {
    return decide(locked(id), new Trigger.LoseDispute(dispute, bearer));
  }

  private PaymentOrder locked(PaymentOrderId id) {
    var order = orders.lock(new TreeSet<>(List.of(id))).get(id);
    if (order == null) throw new Problem(ErrorCode.NOT_FOUND, "There is no payment order " + id);
    return order;
  }

  private Disputed decide(PaymentOrder order, Trigger.OfDispute by) {
    var now = clock.instant();
    var outcome = order.on(by, new Circumstances(null, now, psp.capabilities(), chance));
    if (outcome instanceof Outcome.Refused<PaymentOrder> refused)
      throw new Problem(ErrorCode.WRONG_STATE, refused.reason());
    var after = outcome.after();
    var dispute = after.refunds().find(by.dispute()).orElseThrow();
    if (!after.equals(order)) {
      orders.save(List.of(new Change<>(order, after)), now);
      outbox.add(
          movements(after, dispute).stream()
              .map(movement ->
                  EventEnvelope.of(
                      new LedgerRecordingCommand(movement), Cause.door(order.traceId()), now))
              .toList());
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
