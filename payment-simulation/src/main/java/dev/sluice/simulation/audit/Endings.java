package dev.sluice.simulation.audit;

import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.refund.RefundState;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.database.Tables.Kept;
import java.util.ArrayList;
import java.util.List;

/** Everything has come to its end; only what a person has to look at may stay open. */
public final class Endings {

  private Endings() {}

  /** One sentence for each thing that has not. */
  public static List<String> missing(Tables tables) {
    var missing = new ArrayList<String>();
    for (var kept : tables.intents().all())
      if (kept.thing().pursuit().isPresent()) missing.add("not ended: " + kept.thing());
    var orders = tables.orders().all().stream().map(Kept::thing).toList();
    for (var order : orders)
      for (var refund : order.refunds().all())
        if (refund.pursuit().isPresent() || refund.state() instanceof RefundState.Queued)
          missing.add("not ended: " + refund);
    for (var kept : tables.payments().all()) {
      var payment = kept.thing();
      var own = orders.stream().filter(order -> order.payment().equals(payment.id())).toList();
      if (isForPeople(payment, own)) continue;
      for (var order : own) if (!order.status().isTerminal()) missing.add("not terminal: " + order);
      if (!payment.isAtRest()) missing.add("not at rest: " + payment);
    }
    return missing;
  }

  private static boolean isForPeople(Payment payment, List<PaymentOrder> orders) {
    return payment.voidStatus() == VoidStatus.REVIEW
        || orders.stream().anyMatch(order -> order.state() instanceof State.Review);
  }
}
