package dev.sluice.domain.balance;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.ORDER;
import static dev.sluice.domain.Fixtures.PAYMENT;
import static dev.sluice.domain.Fixtures.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.Movements;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.Direction;
import dev.sluice.domain.ledger.JournalEntry;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.Posting;
import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.domain.money.Amount;
import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccountBalanceTest {

  @Test
  void each_account_is_touched_once_and_in_the_order_of_its_name() {
    var captured =
        PostingRules.entryFor(new MoneyMovement.Captured(PAYMENT, ORDER, 1, ANNA, eur(1450)));
    var commission =
        PostingRules.entryFor(new MoneyMovement.Commission(PAYMENT, ORDER, 1, ANNA, eur(181)));

    var changes = AccountBalance.changes(postings(List.of(captured, commission)));

    assertThat(changes)
        .containsExactly(
            java.util.Map.entry(account(AccountType.AUTH_LIABILITY), -1450L),
            java.util.Map.entry(account(AccountType.AUTH_RECEIVABLE), -1450L),
            java.util.Map.entry(account(AccountType.MERCHANT_PAYABLE), 1269L),
            java.util.Map.entry(account(AccountType.PLATFORM_COMMISSION_REVENUE), 181L),
            java.util.Map.entry(account(AccountType.PSP_RECEIVABLE), 1450L));
  }

  @Test
  void a_sum_beyond_64_bits_is_an_error_and_never_another_number() {
    var most =
        new Posting(
            account(AccountType.PSP_RECEIVABLE), Direction.DEBIT, Amount.of(Long.MAX_VALUE, "EUR"));

    assertThatThrownBy(() -> AccountBalance.changes(List.of(most, most)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Seeded(times = 300)
  void any_order_and_any_batches_of_the_same_entries_give_the_same_balances(Chance chance) {
    var entries = Movements.any(chance).stream().map(PostingRules::entryFor).toList();
    var atOnce = AccountBalance.changes(postings(entries));

    var inBatches = new TreeMap<Account, Long>();
    var rest = chance.shuffle(entries);
    while (!rest.isEmpty()) {
      int size = chance.nextInt(1, rest.size() + 1);
      AccountBalance.changes(postings(rest.subList(0, size)))
          .forEach((account, change) -> inBatches.merge(account, change, Math::addExact));
      rest = rest.subList(size, rest.size());
    }

    assertThat(inBatches).isEqualTo(atOnce);
  }

  private static List<Posting> postings(List<JournalEntry> entries) {
    return entries.stream().flatMap(entry -> entry.postings().stream()).toList();
  }

  private static Account account(AccountType type) {
    return new Account(type, type.isSellers() ? ANNA : null, eur(0).currency());
  }
}
