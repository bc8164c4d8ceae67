package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.ledger.AccountType.CHARGEBACK_LOSS;
import static dev.sluice.domain.ledger.AccountType.MERCHANT_AVAILABLE;
import static dev.sluice.domain.ledger.AccountType.PLATFORM_COMMISSION_REVENUE;
import static dev.sluice.domain.ledger.AccountType.PSP_RECEIVABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Currency;
import org.junit.jupiter.api.Test;

/** What banks take back, in the books. */
class DisputedExampleTest {

  @Test
  void what_a_bank_takes_back_and_gives_again_leaves_all_as_it_was() {
    var before = new WorkedExample(eur(1450)).captured(0).books().balances();
    var example = new WorkedExample(eur(1450)).captured(0).disputed(0, eur(500));

    assertBalance(example, MERCHANT_AVAILABLE, -500);
    assertBalance(example, PSP_RECEIVABLE, 950);
    example.won(0);
    example.books().balances().values().removeIf(balance -> balance == 0);
    assertThat(before).containsAllEntriesOf(example.books().balances());
    example.books().obeyTheLaws();
  }

  @Test
  void what_a_bank_keeps_is_a_loss_of_the_platform_or_goes_back_with_its_commission() {
    var platform = new WorkedExample(eur(1450)).captured(0).disputed(0, eur(500));
    assertBalance(platform.lost(0, Bearer.PLATFORM), CHARGEBACK_LOSS, 500);
    assertBalance(platform, MERCHANT_AVAILABLE, 0);
    assertBalance(platform, PLATFORM_COMMISSION_REVENUE, 181);
    platform.books().obeyTheLaws();

    var seller = new WorkedExample(eur(1450)).captured(0).disputed(0, eur(500));
    assertBalance(seller.lost(0, Bearer.SELLER), CHARGEBACK_LOSS, 0);
    assertBalance(seller, MERCHANT_AVAILABLE, 62 - 500); // 181 · 500 / 1450 = 62.4
    assertBalance(seller, PLATFORM_COMMISSION_REVENUE, 181 - 62);
    seller.books().obeyTheLaws();
  }

  private static void assertBalance(WorkedExample example, AccountType type, long expected) {
    assertThat(example.books().balance(type, Currency.of("EUR")))
        .as(type.name())
        .isEqualTo(expected);
  }
}
