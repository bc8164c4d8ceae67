package dev.sluice.simulation.audit;

import dev.sluice.domain.id.PublicId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.JournalEntry;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.LineType;
import dev.sluice.domain.settlement.Settlement.Status;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.ledger.InMemoryJournal;
import dev.sluice.simulation.settlement.InMemoryDiscrepancies;
import dev.sluice.simulation.settlement.InMemoryReserves;
import dev.sluice.simulation.settlement.InMemorySettlementLines;
import dev.sluice.simulation.settlement.InMemorySettlementLines.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the lines of reports, what people said of them and what is held back stand for. */
public final class WhatIsSettled {

  private static final Set<String> KINDS =
      Set.of(
          "SETTLEMENT",
          "SETTLEMENT_SHARE",
          "SUSPENSE",
          "SUSPENSE_MATCHED",
          "RESOLVE",
          "RESERVE_HOLD",
          "RESERVE_RELEASE");

  private final Tables tables;
  private final InMemorySettlementLines lines;
  private final InMemoryDiscrepancies discrepancies;
  private final InMemoryReserves reserves;
  private final WhatIsPaidOut payouts;

  public WhatIsSettled(
      Tables tables,
      InMemorySettlementLines lines,
      InMemoryDiscrepancies discrepancies,
      InMemoryReserves reserves,
      WhatIsPaidOut payouts) {
    this.tables = tables;
    this.lines = lines;
    this.discrepancies = discrepancies;
    this.reserves = reserves;
    this.payouts = payouts;
  }

  static boolean isKind(String movementKey) {
    var kind = movementKey.substring(0, movementKey.indexOf(':'));
    return KINDS.contains(kind) || WhatIsPaidOut.KINDS.contains(kind);
  }

  /** Captures, refunds and disputes that more than one line has settled. */
  List<String> settledTwice() {
    var seen = new HashSet<List<Object>>();
    var twice = new ArrayList<String>();
    for (var row : lines.all()) {
      if (row.settlement().status() == Status.SUSPENDED) continue;
      var of = row.settlement().known();
      var what =
          Stream.of(of.refund(), of.dispute())
              .filter(Objects::nonNull)
              .map(PublicId::value)
              .findFirst()
              .orElse(of.order() + ":" + of.n());
      if (!seen.add(List.of(of.type(), what)))
        twice.add("law 9: %s is settled twice, by %s".formatted(what, row.settlement().line()));
    }
    return twice;
  }

  /** Sellers that were paid more than ever became available to them. */
  List<String> paidTooMuch(InMemoryJournal journal) {
    return payouts.paidTooMuch(journal);
  }

  /** What it leaves behind on the accounts, by what was captured and not by what was booked. */
  void expect(Map<Account, Long> expected) {
    for (var row : lines.all()) {
      var line = row.settlement().line();
      var currency = line.gross().currency();
      long cash = cash(row);
      long doubted = row.settlement().doubtedFee().value();
      add(expected, AccountType.PLATFORM_CASH, null, currency, cash - line.fee().value());
      add(expected, AccountType.PSP_FEE_EXPENSE, null, currency, line.fee().value() - doubted);
      if (row.settlement().status() == Status.SUSPENDED) {
        add(expected, AccountType.SUSPENSE, null, currency, cash);
        continue;
      }
      long owed = row.settlement().owed().value();
      add(expected, AccountType.PSP_RECEIVABLE, null, currency, -cash - owed);
      add(expected, AccountType.SUSPENSE, null, currency, -owed - doubted);
      if (line.type() == LineType.CAPTURE && row.settlement().status() == Status.SETTLED)
        expectShare(row, expected);
    }
    for (var one : discrepancies.all()) expectRemedy(one, expected);
    for (var row : reserves.all()) {
      if (row.released()) continue;
      var held = row.held();
      var currency = held.amount().currency();
      long amount = held.amount().value();
      add(expected, AccountType.MERCHANT_AVAILABLE, held.seller(), currency, -amount);
      add(expected, AccountType.MERCHANT_RESERVE, held.seller(), currency, amount);
    }
    payouts.expect(expected);
  }

  private void expectShare(Row row, Map<Account, Long> expected) {
    var of = row.settlement().known();
    PaymentOrder order = tables.orders().find(of.order()).orElseThrow().thing();
    for (var capture : order.captures()) {
      if (capture.n() != of.n()) continue;
      var share = capture.amount().minus(capture.commission());
      add(expected, AccountType.MERCHANT_PAYABLE, order.seller(), share.currency(), -share.value());
      add(
          expected,
          AccountType.MERCHANT_AVAILABLE,
          order.seller(),
          share.currency(),
          share.value());
    }
  }

  private static void expectRemedy(Discrepancy one, Map<Account, Long> expected) {
    var suspended = one.suspended();
    var remedy = one.remedy();
    if (one.status() != Discrepancy.Status.RESOLVED || suspended == null || remedy == null) return;
    var currency = suspended.currency();
    add(expected, AccountType.SUSPENSE, null, currency, -suspended.value());
    var to = Objects.requireNonNull(remedy.account());
    // what leaves suspense is a credit there
    long change =
        switch (to.normalSide()) {
          case CREDIT -> suspended.value();
          case DEBIT -> -suspended.value();
        };
    add(expected, to, remedy.seller(), currency, change);
  }

  /** Per movement: what it does to each account, debits plus. */
  Map<String, Map<String, Long>> facts() {
    var facts = new TreeMap<String, Map<String, Long>>();
    for (var row : lines.all()) facts(row, facts);
    for (var one : discrepancies.all()) {
      var suspended = one.suspended();
      var remedy = one.remedy();
      if (one.status() != Discrepancy.Status.RESOLVED || suspended == null || remedy == null)
        continue;
      var key = "RESOLVE:" + one.id();
      debit(facts, key, AccountType.SUSPENSE, null, suspended.currency(), suspended.value());
      debit(
          facts,
          key,
          Objects.requireNonNull(remedy.account()),
          remedy.seller(),
          suspended.currency(),
          -suspended.value());
    }
    for (var row : reserves.all()) {
      var held = row.held();
      var of = ":" + held.order() + ":" + held.n();
      reserve(facts, "RESERVE_HOLD" + of, row, 1);
      if (row.released()) reserve(facts, "RESERVE_RELEASE" + of, row, -1);
    }
    payouts.facts(facts);
    return facts;
  }

  private static void reserve(
      Map<String, Map<String, Long>> facts, String key, InMemoryReserves.Row row, int sign) {
    var held = row.held();
    var currency = held.amount().currency();
    long amount = sign * held.amount().value();
    debit(facts, key, AccountType.MERCHANT_AVAILABLE, held.seller(), currency, amount);
    debit(facts, key, AccountType.MERCHANT_RESERVE, held.seller(), currency, -amount);
  }

  private static void facts(Row row, Map<String, Map<String, Long>> facts) {
    var settlement = row.settlement();
    var line = settlement.line();
    var currency = line.gross().currency();
    long cash = cash(row);
    long fee = line.fee().value();
    long doubted = settlement.doubtedFee().value();
    if (row.cameAs() == Status.SUSPENDED) {
      var keys =
          settlement.status() == Status.SETTLED
              ? Map.of("SUSPENSE:", 1, "SUSPENSE_MATCHED:", -1)
              : Map.of("SUSPENSE:", 1);
      keys.forEach((kind, sign) -> {
        var key = kind + line.id();
        debit(facts, key, AccountType.PLATFORM_CASH, null, currency, sign * (cash - fee));
        debit(facts, key, AccountType.SUSPENSE, null, currency, -sign * cash);
        debit(facts, key, AccountType.PSP_FEE_EXPENSE, null, currency, sign * fee);
      });
      if (settlement.status() == Status.SUSPENDED) return;
    }
    var key = "SETTLEMENT:" + line.id();
    debit(facts, key, AccountType.PLATFORM_CASH, null, currency, cash - fee + doubted);
    debit(facts, key, AccountType.PSP_RECEIVABLE, null, currency, -cash);
    debit(facts, key, AccountType.PSP_FEE_EXPENSE, null, currency, fee - doubted);
    if (row.cameAs() == Status.SETTLED) {
      long owed = settlement.owed().value();
      var doubt = "SUSPENSE:" + line.id();
      debit(facts, doubt, AccountType.SUSPENSE, null, currency, owed + doubted);
      debit(facts, doubt, AccountType.PSP_RECEIVABLE, null, currency, -owed);
      debit(facts, doubt, AccountType.PLATFORM_CASH, null, currency, -doubted);
    }
    long share = settlement.share().value();
    if (share == 0) return;
    var whose = row.cameAs() == Status.IN_REVIEW ? "SETTLEMENT_SHARE:" + line.id() : key;
    var seller = settlement.known().seller();
    debit(facts, whose, AccountType.MERCHANT_PAYABLE, seller, currency, share);
    debit(facts, whose, AccountType.MERCHANT_AVAILABLE, seller, currency, -share);
  }

  private static void debit(
      Map<String, Map<String, Long>> facts,
      String key,
      AccountType type,
      @Nullable SellerId seller,
      Currency currency,
      long amount) {
    if (amount == 0) return;
    facts
        .computeIfAbsent(key, _ -> new TreeMap<>())
        .merge(new Account(type, seller, currency).name(), amount, Long::sum);
  }

  /** The same of an entry in the books. */
  static Map<String, Long> of(JournalEntry entry) {
    var sums = new TreeMap<String, Long>();
    for (var line : entry.lines()) {
      sums.merge(line.debit().name(), line.amount().value(), Long::sum);
      sums.merge(line.credit().name(), -line.amount().value(), Long::sum);
    }
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  private static long cash(Row row) {
    var line = row.settlement().line();
    return line.type().isIn() ? line.gross().value() : -line.gross().value();
  }

  private static void add(
      Map<Account, Long> expected,
      AccountType type,
      @Nullable SellerId seller,
      Currency currency,
      long change) {
    expected.merge(new Account(type, seller, currency), change, Long::sum);
  }
}
