package dev.sluice.simulation.audit;

import dev.sluice.application.review.Resolution;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.order.State;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.simulation.balance.InMemoryBalances;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.database.Tables.Kept;
import dev.sluice.simulation.ledger.InMemoryJournal;
import dev.sluice.simulation.payment.InMemoryPayments;
import dev.sluice.simulation.psp.InMemoryPsp;
import dev.sluice.simulation.psp.InMemoryPspAttempts;
import dev.sluice.simulation.review.InMemoryResolutions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What has to hold when a world rests: books, business tables, balances and PSP say the same. */
public final class Laws {

  private final Tables tables;
  private final InMemoryResolutions resolutions;
  private final InMemoryPayments payments;
  private final InMemoryJournal journal;
  private final InMemoryBalances balances;
  private final WhatIsSettled settled;
  private final List<String> broken = new ArrayList<>();

  private Laws(
      Tables tables,
      InMemoryResolutions resolutions,
      InMemoryPayments payments,
      InMemoryJournal journal,
      InMemoryBalances balances,
      WhatIsSettled settled) {
    this.tables = tables;
    this.resolutions = resolutions;
    this.payments = payments;
    this.journal = journal;
    this.balances = balances;
    this.settled = settled;
  }

  /** One sentence for each thing that is not as it has to be. */
  public static List<String> broken(
      Tables tables,
      InMemoryResolutions resolutions,
      InMemoryPayments payments,
      InMemoryJournal journal,
      InMemoryBalances balances,
      WhatIsSettled settled,
      InMemoryPsp psp,
      InMemoryPspAttempts attempts) {
    var laws = new Laws(tables, resolutions, payments, journal, balances, settled);
    laws.entriesBalance();
    laws.accountsSayWhatTheOrdersSay();
    laws.balanceSheet();
    laws.factsMatchEntries();
    laws.settlementsMatchEntries();
    laws.balancesAreSums();
    laws.capsHold();
    laws.paymentsEndOnce();
    laws.paymentsSayWhatTheirOrdersSay();
    laws.broken.addAll(PspLaws.broken(tables, resolutions, psp, attempts));
    return List.copyOf(laws.broken);
  }

  private void same(String what, Object left, Object right) {
    if (!Objects.equals(left, right)) broken.add("%s:%n  %s%n  %s".formatted(what, left, right));
  }

  private List<PaymentOrder> orders() {
    return tables.orders().all().stream().map(Kept::thing).toList();
  }

  private void entriesBalance() {
    for (var one : journal.entries().values()) {
      var sums = new HashMap<Currency, Long>();
      for (var posting : one.entry().postings()) {
        long sign =
            switch (posting.direction()) {
              case DEBIT -> 1;
              case CREDIT -> -1;
            };
        sums.merge(posting.amount().currency(), sign * posting.amount().value(), Long::sum);
      }
      sums.values().removeIf(sum -> sum == 0);
      same("law 1: " + one.entry().movement() + " balances", sums, Map.of());
    }
  }

  private Map<Account, Long> sums() {
    var sums = new TreeMap<Account, Long>();
    for (var one : journal.entries().values())
      for (var posting : one.entry().postings())
        sums.merge(posting.account(), posting.change(), Long::sum);
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  private void accountsSayWhatTheOrdersSay() {
    var expected = new TreeMap<Account, Long>();
    for (var order : orders()) {
      var open = openHold(order);
      add(expected, AccountType.AUTH_RECEIVABLE, open);
      add(expected, AccountType.AUTH_LIABILITY, open);
      for (var capture : order.captures()) {
        add(expected, AccountType.PSP_RECEIVABLE, capture.amount());
        add(expected, AccountType.PLATFORM_COMMISSION_REVENUE, capture.commission());
        var payable =
            new Account(AccountType.MERCHANT_PAYABLE, order.seller(), capture.amount().currency());
        expected.merge(payable, capture.amount().minus(capture.commission()).value(), Long::sum);
      }
      WhatGoesBack.expect(order, expected);
      if (order.state() instanceof State.Review review) {
        add(expected, AccountType.PSP_RECEIVABLE, review.taken());
        add(expected, AccountType.SUSPENSE, review.taken());
      }
    }
    for (var resolution : resolutions.resolved()) {
      var inSuspense = inSuspense(resolution);
      add(expected, AccountType.PSP_RECEIVABLE, inSuspense);
      add(expected, AccountType.SUSPENSE, inSuspense);
    }
    settled.expect(expected);
    expected.values().removeIf(sum -> sum == 0);
    same("laws 2 to 4: accounts say what the orders say", sums(), expected);
  }

  /** What it left in suspense, or took from there. */
  private static Amount inSuspense(Resolution resolution) {
    return resolution.verdict() == Verdict.EXCESS_RETURNED
        ? Amount.zero(resolution.suspended().currency()).minus(resolution.suspended())
        : resolution.excess();
  }

  static void add(Map<Account, Long> sums, AccountType type, Amount amount) {
    sums.merge(new Account(type, null, amount.currency()), amount.value(), Long::sum);
  }

  /** What the books still expect of the authorization; what was released stays released. */
  private Amount openHold(PaymentOrder order) {
    boolean released = journal.entries().containsKey(new MovementKey("AUTH_RELEASE:" + order.id()));
    return order.status().isTerminal() || released
        ? Amount.zero(order.amount().currency())
        : order.amount().minus(order.captured());
  }

  private void balanceSheet() {
    var sums = new HashMap<Currency, Long>();
    sums()
        .forEach((account, sum) -> {
          long side =
              switch (account.type().category()) {
                case ASSET, EXPENSE -> sum;
                case LIABILITY, REVENUE -> -sum;
                case MEMO -> 0;
              };
          sums.merge(account.currency(), side, Long::sum);
        });
    sums.values().removeIf(sum -> sum == 0);
    same("law 5: assets - liabilities = revenue - expense", sums, Map.of());
  }

  private void factsMatchEntries() {
    var facts = new TreeMap<String, Amount>();
    // by the intents: an expansion that was lost leaves no payment to ask
    for (var kept : tables.intents().all())
      if (kept.thing().state() instanceof IntentState.Authorized)
        facts.put("AUTH_HOLD:" + kept.thing().payment(), kept.thing().total());
    for (var order : orders()) {
      for (var capture : order.captures()) {
        facts.put("CAPTURE:" + order.id() + ":" + capture.n(), capture.amount());
        if (capture.commission().isPositive())
          facts.put("COMMISSION:" + order.id() + ":" + capture.n(), capture.commission());
      }
      WhatGoesBack.facts(order, facts);
      var rest = order.amount().minus(order.captured());
      if (order.status().isTerminal() && rest.isPositive())
        facts.put("AUTH_RELEASE:" + order.id(), rest);
      if (order.state() instanceof State.Review review)
        facts.put("CAPTURE_REVIEW:" + order.id() + ":" + order.capture().number(), review.taken());
    }
    for (var resolution : resolutions.resolved()) facts.putAll(factsOf(resolution));
    var entries = new TreeMap<String, Amount>();
    journal
        .entries()
        .forEach((key, one) -> entries.put(key.value(), one.entry().lines().getFirst().amount()));
    // an order that failed before the PSP took money after all keeps its release
    entries.keySet().removeIf(key -> isReleaseInReview(key) || WhatIsSettled.isKind(key));
    same("law 6: facts and entries match", facts, entries);
  }

  private void settlementsMatchEntries() {
    var entries = new TreeMap<String, Map<String, Long>>();
    journal
        .entries()
        .forEach((key, one) -> {
          if (WhatIsSettled.isKind(key.value()))
            entries.put(key.value(), WhatIsSettled.of(one.entry()));
        });
    same("law 6: settlements and entries match", settled.facts(), entries);
  }

  private static Map<String, Amount> factsOf(Resolution resolution) {
    var suspended = resolution.suspended();
    if (!suspended.isPositive()) return Map.of();
    var capture = ":" + resolution.subject() + ":" + resolution.n();
    if (resolution.verdict() == Verdict.EXCESS_RETURNED)
      return Map.of("CAPTURE_EXCESS_DONE" + capture, suspended);
    var facts = new TreeMap<String, Amount>();
    facts.put("CAPTURE_REVIEW" + capture, suspended);
    facts.put("CAPTURE_REVIEW_DONE" + capture, suspended);
    if (resolution.excess().isPositive())
      facts.put("CAPTURE_EXCESS" + capture, resolution.excess());
    return facts;
  }

  private boolean isReleaseInReview(String key) {
    return orders().stream()
        .filter(order -> order.state() instanceof State.Review)
        .anyMatch(order -> key.equals("AUTH_RELEASE:" + order.id()));
  }

  private void balancesAreSums() {
    var stored = new TreeMap<>(balances.all());
    stored.values().removeIf(sum -> sum == 0);
    same("law 7: balances are sums of postings", stored, sums());
  }

  /** Law 9, and what must follow from it in the end: who got all back has paid no commission. */
  private void capsHold() {
    broken.addAll(settled.settledTwice());
    broken.addAll(settled.paidTooMuch(journal));
    for (var order : orders()) {
      var currency = order.amount().currency();
      var gone = order.refunded().plus(order.refunds().chargedBack(currency));
      if (gone.exceeds(order.captured()))
        broken.add("law 9: the shopper got more than was captured: " + order);
      if (order.status() != PaymentOrderStatus.REFUNDED) continue;
      var taken = Amount.zero(currency);
      for (var capture : order.captures()) taken = taken.plus(capture.commission());
      same(
          "the commission of " + order.id() + " is given back",
          order.refunds().commissionBack(currency),
          taken);
    }
  }

  private void paymentsEndOnce() {
    var completed = new TreeMap<>();
    for (var kept : tables.payments().all())
      if (kept.thing().completed()) completed.put(kept.thing().id(), end(kept.thing()));
    same("law 10: what completed has ended once", payments.ends(), completed);
  }

  /** What it was before anything went back. */
  private static PaymentStatus end(Payment payment) {
    if (payment.captured().isZero()) return PaymentStatus.VOIDED;
    return payment.captured().equals(payment.total())
        ? PaymentStatus.CAPTURED
        : PaymentStatus.PARTIALLY_CAPTURED;
  }

  private void paymentsSayWhatTheirOrdersSay() {
    for (var kept : tables.payments().all()) {
      var payment = kept.thing();
      var refunded = Amount.zero(payment.total().currency());
      for (var order : orders())
        if (order.payment().equals(payment.id())) refunded = refunded.plus(order.refunded());
      same("law 10: refunded of " + payment.id(), payment.refunded(), refunded);
    }
  }
}
