package dev.sluice.domain.order;

import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.dispute.Dispute;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.order.Trigger.LoseDispute;
import dev.sluice.domain.order.Trigger.OfDispute;
import dev.sluice.domain.order.Trigger.OpenDispute;
import dev.sluice.domain.order.Trigger.WinDispute;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Circumstances;

/**
 * What banks take back of an order. It brings no news: whoever decides writes the books. A dispute
 * and a refund never pay for the same.
 */
final class Disputing {

  private Disputing() {}

  static Outcome<PaymentOrder> decided(PaymentOrder order, OfDispute by, Circumstances with) {
    var found = order.refunds().find(by.dispute());
    if (by instanceof OpenDispute opened)
      return found.isPresent() ? Outcome.already(order) : opened(order, opened, with);
    if (found.isEmpty()) return order.refused(by);
    return switch (outcome(order, found.get(), by, with)) {
      case Outcome.Moved<Dispute> m -> moved(order, m.thing());
      case Outcome.Already<Dispute> _ -> Outcome.already(order);
      case Outcome.Refused<Dispute> r -> Outcome.refused(order, r.reason());
    };
  }

  private static Outcome<PaymentOrder> opened(
      PaymentOrder order, OpenDispute opened, Circumstances with) {
    var most = order.refundable();
    if (!most.isPositive()) return order.refused(opened);
    var amount = opened.amount().exceeds(most) ? most : opened.amount();
    return moved(order, Dispute.opened(opened.dispute(), amount, with.now()));
  }

  private static Outcome<Dispute> outcome(
      PaymentOrder order, Dispute dispute, OfDispute by, Circumstances with) {
    return switch (by) {
      case OpenDispute _ -> Outcome.already(dispute);
      case WinDispute _ -> dispute.won(with.now());
      case LoseDispute(DisputeId _, Bearer bearer) ->
          dispute.lost(bearer, Returning.commissionBack(order, dispute.amount()), with.now());
    };
  }

  private static Outcome<PaymentOrder> moved(PaymentOrder order, Dispute dispute) {
    return Outcome.moved(order.with(order.refunds().with(dispute)));
  }
}
