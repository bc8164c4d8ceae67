package dev.sluice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.dispute.Dispute;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.AccountType.Category;
import dev.sluice.domain.ledger.Direction;
import dev.sluice.domain.ledger.JournalEntry;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.Movement;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.domain.ledger.Posting;
import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A journal in memory with its balances: one entry per movement, for ever. */
final class Books {

  private final Map<MovementKey, JournalEntry> entries = new LinkedHashMap<>();
  private final SortedMap<Account, Long> balances = new TreeMap<>();

  /** The movements an ended operation on an order stands for; a movement of 0 is none. */
  static List<MoneyMovement> movements(PaymentOrderFinalized e) {
    var payment = e.paymentId();
    var order = e.paymentOrderId();
    int n = e.operationNumber();
    var refund = e.operation().isRefund() ? e.operation().refund() : null;
    var all =
        refund != null
            ? List.<MoneyMovement>of(
                new MoneyMovement.Refunded(payment, refund, e.sellerId(), e.amount()),
                new MoneyMovement.CommissionReversed(
                    payment, refund.value(), e.sellerId(), e.commission()))
            : List.<MoneyMovement>of(
                new MoneyMovement.Captured(payment, order, n, e.sellerId(), e.amount()),
                new MoneyMovement.Commission(payment, order, n, e.sellerId(), e.commission()),
                new MoneyMovement.Released(payment, order, e.released()),
                new MoneyMovement.CaptureInReview(payment, order, n, e.inReview()),
                new MoneyMovement.HeldAgain(payment, order, negative(e.released())),
                new MoneyMovement.ReviewDone(payment, order, n, negative(e.inReview())),
                new MoneyMovement.TakenTooMuch(payment, order, n, e.excess()));
    return positive(all);
  }

  /** The movements the last decision about a dispute stands for. */
  static List<MoneyMovement> movements(PaymentOrder order, Dispute dispute) {
    var payment = order.payment();
    var id = dispute.id();
    var seller = order.seller();
    var borne =
        dispute.bearer() == Bearer.PLATFORM
            ? dispute.amount()
            : Amount.zero(dispute.amount().currency());
    return positive(
        switch (dispute.status()) {
          case OPENED ->
              List.<MoneyMovement>of(
                  new MoneyMovement.ChargedBack(payment, id, seller, dispute.amount()));
          case WON ->
              List.<MoneyMovement>of(
                  new MoneyMovement.ChargebackWon(payment, id, seller, dispute.amount()));
          case LOST ->
              List.<MoneyMovement>of(
                  new MoneyMovement.ChargebackLost(payment, id, seller, borne),
                  new MoneyMovement.CommissionReversed(
                      payment, id.value(), seller, dispute.commission()));
        });
  }

  private static List<MoneyMovement> positive(List<MoneyMovement> all) {
    return all.stream().filter(movement -> movement.amount().isPositive()).toList();
  }

  private static Amount negative(Amount amount) {
    return new Amount(-amount.value(), amount.currency());
  }

  void post(Movement movement) {
    var entry = PostingRules.entryFor(movement);
    var before = entries.putIfAbsent(entry.movement(), entry);
    if (before != null) {
      assertThat(entry).as("the same movement is the same entry").isEqualTo(before);
      return;
    }
    AccountBalance.changes(entry.postings())
        .forEach((account, change) -> balances.merge(account, change, Math::addExact));
  }

  void post(List<? extends Movement> movements) {
    movements.forEach(this::post);
  }

  List<JournalEntry> entries() {
    return new ArrayList<>(entries.values());
  }

  SortedMap<Account, Long> balances() {
    return balances;
  }

  long balance(AccountType type, Currency currency) {
    return balances.entrySet().stream()
        .filter(e -> e.getKey().type() == type && e.getKey().currency().equals(currency))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  void obeyTheLaws() {
    for (var entry : entries.values()) assertBalanced(entry);
    for (var currency : balances.keySet().stream().map(Account::currency).distinct().toList()) {
      long held = balance(AccountType.AUTH_RECEIVABLE, currency);
      assertThat(held).isEqualTo(balance(AccountType.AUTH_LIABILITY, currency)).isNotNegative();
      assertThat(sum(Category.ASSET, currency) - sum(Category.LIABILITY, currency))
          .as("assets less liabilities are revenue less expense, in %s", currency)
          .isEqualTo(sum(Category.REVENUE, currency) - sum(Category.EXPENSE, currency));
    }
  }

  static void assertBalanced(JournalEntry entry) {
    var sums = new HashMap<Currency, Long>();
    for (Posting posting : entry.postings())
      sums.merge(
          posting.amount().currency(),
          posting.direction() == Direction.DEBIT
              ? posting.amount().value()
              : -posting.amount().value(),
          Math::addExact);
    assertThat(sums).as("%s balances", entry.movement()).isNotEmpty();
    assertThat(sums.values()).as("%s balances", entry.movement()).containsOnly(0L);
  }

  private long sum(Category category, Currency currency) {
    return balances.entrySet().stream()
        .filter(e -> e.getKey().type().category() == category)
        .filter(e -> e.getKey().currency().equals(currency))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
