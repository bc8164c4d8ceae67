package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.ledger.AccountType.AUTH_LIABILITY;
import static dev.sluice.domain.ledger.AccountType.AUTH_RECEIVABLE;
import static dev.sluice.domain.ledger.AccountType.MERCHANT_AVAILABLE;
import static dev.sluice.domain.ledger.AccountType.MERCHANT_PAYABLE;
import static dev.sluice.domain.ledger.AccountType.PAYOUT_CLEARING;
import static dev.sluice.domain.ledger.AccountType.PLATFORM_CASH;
import static dev.sluice.domain.ledger.AccountType.PLATFORM_COMMISSION_REVENUE;
import static dev.sluice.domain.ledger.AccountType.PSP_FEE_EXPENSE;
import static dev.sluice.domain.ledger.AccountType.PSP_RECEIVABLE;
import static dev.sluice.domain.ledger.AccountType.SUSPENSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.SettlementMovement;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.order.Capture;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import dev.sluice.test.golden.Golden;
import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkedExampleTest {
  private static final Currency EUR = Currency.of("EUR");

  @Test
  void the_document_says_what_the_code_does() {
    Golden.holds("docs/ledger.md", LedgerDocument.rendered());
  }

  @Test
  void of_two_orders_one_fails() {
    var example = WorkedExample.oneOfTwoFails();

    assertThat(example.payment().status()).isEqualTo(PaymentStatus.PARTIALLY_CAPTURED);
    assertThat(example.payment().voidStatus()).isEqualTo(VoidStatus.REQUESTED);
    assertThat(example.payment().open()).isEqualTo(eur(1450));
    assertBalance(example, AUTH_RECEIVABLE, 0);
    assertBalance(example, AUTH_LIABILITY, 0);
    assertBalance(example, PSP_RECEIVABLE, 1450);
    assertBalance(example, MERCHANT_PAYABLE, 1450 - 181);
    assertBalance(example, PLATFORM_COMMISSION_REVENUE, 181);
    assertThat(example.books().entries().stream().map(entry -> entry.movement().kind()))
        .containsExactly("AUTH_HOLD", "CAPTURE", "COMMISSION", "AUTH_RELEASE");
    example.books().obeyTheLaws();
  }

  @Test
  void a_hundred_yen_give_twelve_to_the_platform() {
    var books = new WorkedExample(Amount.of(100, "JPY")).captured(0).books();

    assertThat(books.balance(PLATFORM_COMMISSION_REVENUE, Currency.of("JPY"))).isEqualTo(12);
    assertThat(books.balance(MERCHANT_PAYABLE, Currency.of("JPY"))).isEqualTo(88);
    books.obeyTheLaws();
  }

  @Test
  void one_dinar_and_five_fils_give_126_fils_to_the_platform() {
    var books = new WorkedExample(Amount.of(1005, "KWD")).captured(0).books();

    assertThat(books.balance(PLATFORM_COMMISSION_REVENUE, Currency.of("KWD"))).isEqualTo(126);
    assertThat(books.balance(MERCHANT_PAYABLE, Currency.of("KWD"))).isEqualTo(879);
    books.obeyTheLaws();
  }

  @Test
  void what_went_back_whole_leaves_nothing_with_anybody() {
    var example = WorkedExample.refundedInTwoParts();

    assertThat(example.payment().status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(example.order(0).refundable()).isEqualTo(eur(0));
    assertBalance(example, PSP_RECEIVABLE, 0);
    assertBalance(example, PLATFORM_COMMISSION_REVENUE, 0);
    assertBalance(example, MERCHANT_PAYABLE, 90_000);
    // not settled yet: netted with what is pending when that is
    assertBalance(example, MERCHANT_AVAILABLE, -90_000);
    example
        .books()
        .balances()
        .forEach((account, balance) -> {
          if (!account.type().isSellers()) assertThat(balance).as("%s", account).isZero();
        });
    example.books().obeyTheLaws();
  }

  @Test
  void what_went_back_whole_and_was_settled_leaves_cash_and_fees_alone() {
    var example = WorkedExample.refundedInTwoParts().settled(0);

    assertBalance(example, PSP_FEE_EXPENSE, 1_000);
    assertBalance(example, PLATFORM_CASH, -1_000);
    example
        .books()
        .balances()
        .forEach((account, balance) -> {
          if (account.type() != PSP_FEE_EXPENSE && account.type() != PLATFORM_CASH)
            assertThat(balance).as("%s", account).isZero();
        });
    example.books().obeyTheLaws();
  }

  @Test
  void what_goes_back_after_it_was_paid_out_is_netted_with_what_settles_next() {
    var example = WorkedExample.refundedAfterPayout();

    assertBalance(example, MERCHANT_AVAILABLE, -90_000);
    assertBalance(example, PAYOUT_CLEARING, 0);
    assertBalance(example, PLATFORM_CASH, -90_000 - 1_000);

    example
        .books()
        .post(
            new SettlementMovement.Settled(
                new LineId("next"),
                new PaymentId(99),
                new SellerId("anna"),
                new SettlementMovement.Cash(true, eur(130_000), eur(0)),
                eur(117_000)));
    assertBalance(example, MERCHANT_AVAILABLE, 27_000);
  }

  /** As after a payout: nothing stands against it, and it is not hidden. */
  @Test
  void what_goes_back_is_owed_by_the_seller_though_nothing_is_available() {
    var example = WorkedExample.twoParts().refunded(0, eur(100_000));

    assertBalance(example, MERCHANT_AVAILABLE, -90_000);
    assertBalance(example, PSP_RECEIVABLE, 0);
    assertBalance(example, PLATFORM_COMMISSION_REVENUE, 0);
    example.books().obeyTheLaws();
  }

  @Test
  void two_parts_of_a_thousand_give_sixty_and_forty_to_the_platform() {
    var example = WorkedExample.twoParts();

    assertThat(example.order(0).captures().stream().map(Capture::commission))
        .containsExactly(eur(6_000), eur(4_000));
    assertBalance(example, PLATFORM_COMMISSION_REVENUE, 10_000);
    assertBalance(example, MERCHANT_PAYABLE, 90_000);
    assertBalance(example, PSP_RECEIVABLE, 100_000);
    assertBalance(example, AUTH_RECEIVABLE, 0);
    assertThat(example.payment().status()).isEqualTo(PaymentStatus.CAPTURED);
    assertThat(example.payment().voidStatus()).isEqualTo(VoidStatus.NONE);
    example.books().obeyTheLaws();
  }

  @Test
  void a_part_that_goes_back_takes_its_part_of_the_commission() {
    var books = WorkedExample.all();

    var yen =
        books.get("100 JPY; 33, 33 and 34 go back, and with them 4, 4 and 4 of the commission");
    assertThat(Objects.requireNonNull(yen).order(0).refunds().all())
        .extracting(refund -> refund.commissionBack().value())
        .containsExactly(4L, 4L, 4L);
  }

  /** Whatever the parts: the commission goes back to the last unit, and never too much of it. */
  @Seeded(times = 300)
  void parts_that_go_back_add_up(Chance chance) {
    var currency = chance.oneOf("EUR", "JPY", "KWD");
    var whole = Amount.of(chance.amount(1_000_000), currency);
    var share = Amount.of(chance.nextLong(0, whole.value() + 1), currency);
    var example = new WorkedExample(_ -> share, whole).captured(0);
    while (example.order(0).refundable().isPositive()) {
      long most = example.order(0).refundable().value();
      example.refunded(
          0, Amount.of(chance.flip(0.2) ? most : chance.nextLong(1, most + 1), currency));
      example.books().obeyTheLaws();
      assertThat(example.books().balance(PLATFORM_COMMISSION_REVENUE, whole.currency()))
          .isBetween(0L, share.value());
    }
    assertThat(example.order(0).status()).isEqualTo(PaymentOrderStatus.REFUNDED);
    assertThat(example.books().balance(PLATFORM_COMMISSION_REVENUE, whole.currency())).isZero();
    assertThat(example.books().balance(PSP_RECEIVABLE, whole.currency())).isZero();
    assertThat(
            example.books().balance(MERCHANT_PAYABLE, whole.currency())
                + example.books().balance(MERCHANT_AVAILABLE, whole.currency()))
        .isZero();
  }

  @Test
  void what_is_cancelled_after_two_parts_is_released_and_voided() {
    var example =
        WorkedExample.byTenths(eur(1000))
            .taken(0, eur(333))
            .taken(0, eur(333))
            .on(0, new Trigger.Cancel());

    assertThat(example.order(0).captures().stream().map(Capture::commission))
        .as("67 of 666 in all, half even: 33 and 34")
        .containsExactly(eur(33), eur(34));
    assertBalance(example, AUTH_RECEIVABLE, 0);
    assertThat(example.payment().status()).isEqualTo(PaymentStatus.PARTIALLY_CAPTURED);
    assertThat(example.payment().voidStatus()).isEqualTo(VoidStatus.REQUESTED);
    assertThat(example.payment().open()).isEqualTo(eur(334));
    example.books().obeyTheLaws();
  }

  @Test
  void a_mismatch_in_another_currency_stands_in_that_currency() {
    var yen = Amount.of(1450, "JPY");
    var books = new WorkedExample(eur(1450)).answered(0, new Mismatch(REFERENCE, yen)).books();

    assertThat(books.balance(SUSPENSE, yen.currency())).isEqualTo(1450);
    assertThat(books.balance(SUSPENSE, EUR)).isZero();
    books.obeyTheLaws();
  }

  /**
   * Whatever the amounts and answers: nothing is held at the end, and nobody's money is missing.
   */
  @Seeded(times = 300)
  void every_payment_leaves_books_that_obey_the_laws(Chance chance) {
    var amounts =
        Stream.generate(() -> eur(chance.amount(Amount.LARGEST)))
            .limit(chance.nextInt(1, 4))
            .toArray(Amount[]::new);
    var example = new WorkedExample(amounts);
    for (int i = 0; i < amounts.length; i++)
      if (chance.flip(0.7)) example.captured(i);
      else example.declined(i);

    var books = example.books();
    books.obeyTheLaws();
    assertBalance(example, AUTH_RECEIVABLE, 0);
    assertBalance(example, PSP_RECEIVABLE, example.payment().captured().value());
    assertThat(
            books.balance(MERCHANT_PAYABLE, EUR) + books.balance(PLATFORM_COMMISSION_REVENUE, EUR))
        .isEqualTo(example.payment().captured().value());
    assertThat(example.payment().completed()).isTrue();
  }

  private static void assertBalance(WorkedExample example, AccountType type, long expected) {
    assertThat(example.books().balance(type, EUR)).as(type.name()).isEqualTo(expected);
  }
}
