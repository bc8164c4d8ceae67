package dev.sluice.simulation.audit;

import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.dispute.Dispute;
import dev.sluice.domain.dispute.DisputeStatus;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.refund.Refund;
import java.util.Map;

/** What refunds and disputes of an order have to have done to the books. */
final class WhatGoesBack {

  private WhatGoesBack() {}

  static void expect(PaymentOrder order, Map<Account, Long> expected) {
    for (var refund : order.refunds().all()) expect(order, refund, expected);
    for (var dispute : order.refunds().disputes()) expect(order, dispute, expected);
  }

  private static void expect(PaymentOrder order, Refund refund, Map<Account, Long> expected) {
    moved(order, refund.refunded().value(), 0, refund.commissionBack().value(), expected);
  }

  private static void expect(PaymentOrder order, Dispute dispute, Map<Account, Long> expected) {
    long taken = dispute.isClaiming() ? dispute.amount().value() : 0;
    long borne = dispute.bearer() == Bearer.PLATFORM ? dispute.amount().value() : 0;
    moved(order, taken, borne, dispute.commission().value(), expected);
  }

  /**
   * @param taken what the PSP gave to the shopper
   * @param borne what of it the platform bears
   * @param back what of its commission it gives back
   */
  private static void moved(
      PaymentOrder order, long taken, long borne, long back, Map<Account, Long> expected) {
    var currency = order.amount().currency();
    Laws.add(expected, AccountType.PSP_RECEIVABLE, new Amount(-taken, currency));
    Laws.add(expected, AccountType.CHARGEBACK_LOSS, new Amount(borne, currency));
    Laws.add(expected, AccountType.PLATFORM_COMMISSION_REVENUE, new Amount(-back, currency));
    var available = new Account(AccountType.MERCHANT_AVAILABLE, order.seller(), currency);
    expected.merge(available, back + borne - taken, Long::sum);
  }

  static void facts(PaymentOrder order, Map<String, Amount> facts) {
    for (var refund : order.refunds().all()) {
      if (refund.refunded().isPositive()) facts.put("REFUND:" + refund.id(), refund.refunded());
      if (refund.commissionBack().isPositive())
        facts.put("COMMISSION_REVERSAL:" + refund.id(), refund.commissionBack());
    }
    for (var dispute : order.refunds().disputes()) {
      facts.put("CHARGEBACK:" + dispute.id(), dispute.amount());
      if (dispute.status() == DisputeStatus.WON)
        facts.put("CHARGEBACK_WON:" + dispute.id(), dispute.amount());
      if (dispute.bearer() == Bearer.PLATFORM)
        facts.put("CHARGEBACK_LOST:" + dispute.id(), dispute.amount());
      if (dispute.commission().isPositive())
        facts.put("COMMISSION_REVERSAL:" + dispute.id(), dispute.commission());
    }
  }
}
