package dev.sluice.simulation.audit;

import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.refund.RefundStatus;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.database.Tables.Kept;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Everything has come to its end, and people have looked at all they had to look at. */
public final class Endings {

  private static final Set<RefundStatus> OPEN =
      EnumSet.of(RefundStatus.REQUESTED, RefundStatus.PENDING, RefundStatus.REVIEW);

  private Endings() {}

  /** One sentence for each thing that has not. */
  public static List<String> missing(Tables tables) {
    var missing = new ArrayList<String>();
    for (var kept : tables.intents().all())
      if (kept.thing().pursuit().isPresent() || kept.thing().state() instanceof IntentState.Review)
        missing.add("not ended: " + kept.thing());
    var orders = tables.orders().all().stream().map(Kept::thing).toList();
    for (var order : orders)
      for (var refund : order.refunds().all())
        if (OPEN.contains(refund.status())) missing.add("not ended: " + refund);
    for (var kept : tables.payments().all()) {
      var payment = kept.thing();
      var own = orders.stream().filter(order -> order.payment().equals(payment.id())).toList();
      for (var order : own) if (!order.status().isTerminal()) missing.add("not terminal: " + order);
      if (!payment.isAtRest() || payment.voidStatus() == VoidStatus.REVIEW)
        missing.add("not at rest: " + payment);
    }
    return missing;
  }
}
