package dev.sluice.simulation.audit;

import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.Direction;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutState;
import dev.sluice.domain.payout.PayoutStatus;
import dev.sluice.simulation.ledger.InMemoryJournal;
import dev.sluice.simulation.payout.InMemoryPayouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What payouts stand for. */
public final class WhatIsPaidOut {

  static final Set<String> KINDS = Set.of("PAYOUT", "PAYOUT_SETTLED", "PAYOUT_RETURNED");

  private final InMemoryPayouts payouts;

  public WhatIsPaidOut(InMemoryPayouts payouts) {
    this.payouts = payouts;
  }

  /** What it leaves behind on the accounts. */
  void expect(Map<Account, Long> expected) {
    for (var payout : payouts.all()) {
      var status = payout.status();
      long amount = payout.amount().value();
      if (!status.isInTransit() && status != PayoutStatus.SETTLED) continue;
      add(expected, payout, AccountType.MERCHANT_AVAILABLE, -amount);
      if (status == PayoutStatus.SETTLED) add(expected, payout, AccountType.PLATFORM_CASH, -amount);
      else add(expected, payout, AccountType.PAYOUT_CLEARING, amount);
    }
  }

  private static void add(
      Map<Account, Long> expected, Payout payout, AccountType type, long change) {
    expected.merge(account(payout, type), change, Long::sum);
  }

  private static Account account(Payout payout, AccountType type) {
    @Nullable SellerId seller = type.isSellers() ? payout.seller() : null;
    return new Account(type, seller, payout.amount().currency());
  }

  /** Per movement: what it does to each account, debits plus. */
  void facts(Map<String, Map<String, Long>> facts) {
    for (var payout : payouts.all()) {
      long amount = payout.amount().value();
      fact(facts, "PAYOUT", payout, AccountType.MERCHANT_AVAILABLE, amount);
      fact(facts, "PAYOUT", payout, AccountType.PAYOUT_CLEARING, -amount);
      boolean settled = hadSettled(payout);
      if (settled) {
        fact(facts, "PAYOUT_SETTLED", payout, AccountType.PAYOUT_CLEARING, amount);
        fact(facts, "PAYOUT_SETTLED", payout, AccountType.PLATFORM_CASH, -amount);
      }
      if (!isBack(payout)) continue;
      var from = settled ? AccountType.PLATFORM_CASH : AccountType.PAYOUT_CLEARING;
      fact(facts, "PAYOUT_RETURNED", payout, from, amount);
      fact(facts, "PAYOUT_RETURNED", payout, AccountType.MERCHANT_AVAILABLE, -amount);
    }
  }

  private static boolean hadSettled(Payout payout) {
    return payout.state() instanceof PayoutState.Settled
        || (payout.state() instanceof PayoutState.Returned returned && returned.hadSettled());
  }

  private static boolean isBack(Payout payout) {
    return payout.status() == PayoutStatus.RETURNED || payout.status() == PayoutStatus.CANCELLED;
  }

  private static void fact(
      Map<String, Map<String, Long>> facts,
      String kind,
      Payout payout,
      AccountType type,
      long amount) {
    facts
        .computeIfAbsent(kind + ":" + payout.id(), _ -> new TreeMap<>())
        .merge(account(payout, type).name(), amount, Long::sum);
  }

  /** Sellers that were paid more than ever became available to them. */
  List<String> paidTooMuch(InMemoryJournal journal) {
    var earned = new TreeMap<Account, Long>();
    for (var one : journal.entries().values()) {
      if (KINDS.contains(one.entry().movement().kind())) continue;
      for (var posting : one.entry().postings())
        if (posting.account().type() == AccountType.MERCHANT_AVAILABLE
            && posting.direction() == Direction.CREDIT)
          earned.merge(posting.account(), posting.amount().value(), Long::sum);
    }
    var paid = new TreeMap<Account, Long>();
    for (var payout : payouts.all())
      if (!isBack(payout))
        paid.merge(
            account(payout, AccountType.MERCHANT_AVAILABLE), payout.amount().value(), Long::sum);
    var broken = new ArrayList<String>();
    paid.forEach((account, sum) -> {
      long ever = earned.getOrDefault(account, 0L);
      if (sum > ever)
        broken.add("law 9: %s was paid %d, %d became available".formatted(account, sum, ever));
    });
    return broken;
  }
}
