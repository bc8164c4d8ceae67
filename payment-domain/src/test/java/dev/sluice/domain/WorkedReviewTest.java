package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.ledger.AccountType.AUTH_RECEIVABLE;
import static dev.sluice.domain.ledger.AccountType.MERCHANT_PAYABLE;
import static dev.sluice.domain.ledger.AccountType.PLATFORM_COMMISSION_REVENUE;
import static dev.sluice.domain.ledger.AccountType.PSP_RECEIVABLE;
import static dev.sluice.domain.ledger.AccountType.SUSPENSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people find out, to the last cent in the books. */
class WorkedReviewTest {
  private static final Currency EUR = Currency.of("EUR");

  @Test
  void what_was_taken_otherwise_than_asked_stands_in_suspense_and_the_hold_stays() {
    var example = new WorkedExample(eur(1450)).answered(0, new Mismatch(REFERENCE, eur(900)));

    assertBalance(example, PSP_RECEIVABLE, 900);
    assertBalance(example, SUSPENSE, 900);
    assertBalance(example, MERCHANT_PAYABLE, 0);
    assertBalance(example, AUTH_RECEIVABLE, 1450);
    assertThat(example.payment().completed()).isFalse();
    assertThat(example.news()).isEmpty();
    example.books().obeyTheLaws();
  }

  @Test
  void what_people_say_was_taken_becomes_the_sellers_and_the_rest_is_given_back() {
    var example =
        new WorkedExample(eur(1450))
            .answered(0, new Mismatch(REFERENCE, eur(900)))
            .resolved(0, true);

    assertBalance(example, SUSPENSE, 0);
    assertBalance(example, PSP_RECEIVABLE, 900);
    assertBalance(example, PLATFORM_COMMISSION_REVENUE, 112); // 181 · 900 / 1450 = 112.3
    assertBalance(example, MERCHANT_PAYABLE, 788);
    assertBalance(example, AUTH_RECEIVABLE, 0);
    assertThat(example.payment().completed()).isTrue();
    assertThat(example.payment().open()).isEqualTo(eur(550));
    example.books().obeyTheLaws();
  }

  @Test
  void what_was_taken_too_much_stays_in_suspense_until_the_shopper_has_it() {
    var example =
        new WorkedExample(eur(1450))
            .answered(0, new Mismatch(REFERENCE, eur(1500)))
            .resolved(0, true);

    assertBalance(example, SUSPENSE, 50);
    assertBalance(example, PSP_RECEIVABLE, 1500);
    assertBalance(example, MERCHANT_PAYABLE, 1450 - 181);
    assertThat(example.payment().status()).isEqualTo(PaymentStatus.CAPTURED);
    example.books().obeyTheLaws();
  }

  @Test
  void what_was_never_taken_leaves_nothing_behind() {
    var yen = Amount.of(1450, "JPY");
    for (var said : List.of(eur(900), yen)) {
      var example =
          new WorkedExample(eur(1450))
              .answered(0, new Mismatch(REFERENCE, said))
              .resolved(0, false);

      assertThat(example.books().balances().values()).containsOnly(0L);
      assertThat(example.payment().status()).isEqualTo(PaymentStatus.VOIDED);
      example.books().obeyTheLaws();
    }
  }

  @Test
  void what_went_back_otherwise_than_asked_is_booked_when_people_say_so() {
    var review =
        new WorkedExample(eur(1450))
            .captured(0)
            .refundAnswered(0, eur(500), new Mismatch(REFERENCE, eur(300)));
    assertBalance(review, PSP_RECEIVABLE, 1450);
    assertThat(review.order(0).refundable()).isEqualTo(eur(950));

    var example = review.refundResolved(0, true);

    assertBalance(example, PSP_RECEIVABLE, 1150);
    assertBalance(example, PLATFORM_COMMISSION_REVENUE, 181 - 37); // 181 · 300 / 1450 = 37.4
    assertThat(example.order(0).refunded()).isEqualTo(eur(300));
    assertThat(example.order(0).refundable()).isEqualTo(eur(1150));
    assertThat(example.payment().status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    example.books().obeyTheLaws();
  }

  @Test
  void what_never_went_back_can_be_asked_for_again() {
    var example =
        new WorkedExample(eur(1450))
            .captured(0)
            .refundAnswered(0, eur(500), new Mismatch(REFERENCE, eur(300)))
            .refundResolved(0, false);

    assertBalance(example, PSP_RECEIVABLE, 1450);
    assertThat(example.order(0).refundable()).isEqualTo(eur(1450));
    example.refunded(0, eur(1450));
    assertBalance(example, PSP_RECEIVABLE, 0);
    assertBalance(example, PLATFORM_COMMISSION_REVENUE, 0);
    example.books().obeyTheLaws();
  }

  @Test
  void what_had_failed_and_was_taken_after_all_is_held_again_first() {
    var example =
        new WorkedExample(eur(1450))
            .declined(0)
            .told(0, new Approved(REFERENCE, eur(1450)))
            .resolved(0, true);

    assertBalance(example, SUSPENSE, 0);
    assertBalance(example, AUTH_RECEIVABLE, 0);
    assertBalance(example, PSP_RECEIVABLE, 1450);
    example.books().obeyTheLaws();
  }

  private static void assertBalance(WorkedExample example, AccountType type, long expected) {
    assertThat(example.books().balance(type, EUR)).as(type.name()).isEqualTo(expected);
  }
}
