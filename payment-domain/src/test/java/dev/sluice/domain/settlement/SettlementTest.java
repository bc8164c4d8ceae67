package dev.sluice.domain.settlement;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.ORDER;
import static dev.sluice.domain.Fixtures.PAYMENT;
import static dev.sluice.domain.Fixtures.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.id.LineId;
import dev.sluice.domain.ledger.Account;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.Movement;
import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.seller.Reserve;
import dev.sluice.domain.settlement.Settlement.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A capture of 14.50 EUR of which 12.69 EUR are anna's, and the lines that may come for it. */
class SettlementTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-20");

  @Test
  void a_capture_that_fits_pays_the_platform_and_becomes_available_to_the_seller() {
    var settled = Settlement.of(line(1450, 20), Optional.of(capture()));

    assertThat(settled.status()).isEqualTo(Status.SETTLED);
    assertThat(settled.wrong()).isNull();
    assertThat(afterCapture(settled.movements()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PLATFORM_CASH:EUR", 1430L,
                "PSP_FEE_EXPENSE:EUR", 20L,
                "PLATFORM_COMMISSION_REVENUE:EUR", 181L,
                "MERCHANT_AVAILABLE:anna:EUR", 1269L));
  }

  @Test
  void part_of_it_is_held_back_when_the_seller_agreed_to_that() {
    var reserve = new Reserve(1_000, 90);
    var settled = Settlement.of(line(1450, 20), Optional.of(capture(false, false, reserve)));

    assertThat(settled.reserved()).isEqualTo(eur(127));
    assertThat(afterCapture(settled.movements()))
        .containsEntry("MERCHANT_AVAILABLE:anna:EUR", 1269L - 127)
        .containsEntry("MERCHANT_RESERVE:anna:EUR", 127L);
  }

  @Test
  void what_nobody_knows_is_in_suspense_and_cash_is_what_came() {
    var unknown = Settlement.of(line(1450, 20), Optional.empty());

    assertThat(unknown.wrong()).isEqualTo(DiscrepancyKind.UNKNOWN_CAPTURE);
    assertThat(unknown.suspended()).isEqualTo(eur(1450));
    assertThat(balances(unknown.movements()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PLATFORM_CASH:EUR", 1430L,
                "PSP_FEE_EXPENSE:EUR", 20L,
                "SUSPENSE:EUR", 1450L));
  }

  @Test
  void what_turns_up_later_ends_as_if_it_had_been_there() {
    var unknown = Settlement.of(line(1450, 20), Optional.empty());
    var late = unknown.matched(capture()).orElseThrow();

    assertThat(late.after().status()).isEqualTo(Status.SETTLED);
    var movements = new java.util.ArrayList<Movement>(unknown.movements());
    movements.addAll(late.movements());
    assertThat(afterCapture(movements))
        .isEqualTo(afterCapture(Settlement.of(line(1450, 20), Optional.of(capture())).movements()));
    assertThat(Settlement.of(line(1449, 20), Optional.empty()).matched(capture())).isEmpty();
  }

  @Test
  void a_capture_in_review_brings_cash_and_fee_and_its_share_when_the_review_is_over() {
    var inReview = Settlement.of(line(1450, 20), Optional.of(capture(true, false, null)));
    assertThat(inReview.wrong()).isEqualTo(DiscrepancyKind.IN_REVIEW);
    assertThat(inReview.suspended().isZero()).isTrue();

    var movements = new java.util.ArrayList<Movement>(inReview.movements());
    movements.addAll(inReview.matched(capture()).orElseThrow().movements());
    assertThat(afterCapture(movements))
        .isEqualTo(afterCapture(Settlement.of(line(1450, 20), Optional.of(capture())).movements()));
  }

  @Test
  void a_difference_is_the_platforms_worry_and_not_the_sellers() {
    for (long gross : List.of(1440L, 1460L)) {
      var differs = Settlement.of(line(gross, 20), Optional.of(capture()));

      assertThat(differs.wrong()).isEqualTo(DiscrepancyKind.AMOUNT_DIFFERS);
      assertThat(differs.stake()).isEqualTo(eur(10));
      assertThat(afterCapture(differs.movements()))
          .containsEntry("MERCHANT_AVAILABLE:anna:EUR", 1269L)
          .containsEntry("SUSPENSE:EUR", gross - 1450)
          .doesNotContainKey("PSP_RECEIVABLE:EUR");
    }
  }

  @Test
  void a_fee_that_cannot_be_right_is_in_suspense_and_cash_is_what_came() {
    var high = Settlement.of(line(1450, 1451), Optional.of(capture()));
    assertThat(high.wrong()).isEqualTo(DiscrepancyKind.FEE_TOO_HIGH);
    assertThat(afterCapture(high.movements()))
        .containsEntry("PLATFORM_CASH:EUR", -1L)
        .containsEntry("SUSPENSE:EUR", -1451L)
        .doesNotContainKey("PSP_FEE_EXPENSE:EUR");

    var negative = Settlement.of(line(1450, -1), Optional.of(capture()));
    assertThat(negative.wrong()).isEqualTo(DiscrepancyKind.FEE_NEGATIVE);
    assertThat(negative.suspended()).isEqualTo(eur(1));
    assertThat(Settlement.of(line(50, 100), Optional.of(capture())).wrong())
        .as("a small sale may cost a hundred")
        .isEqualTo(DiscrepancyKind.AMOUNT_DIFFERS);
  }

  @Test
  void what_is_something_else_is_in_suspense() {
    assertThat(Settlement.of(line(1450, 20), Optional.of(capture(false, true, null))).wrong())
        .isEqualTo(DiscrepancyKind.ALREADY_SETTLED);
    var refund = line(LineType.REFUND, Amount.of(1450, "EUR"), 0);
    assertThat(Settlement.of(refund, Optional.of(capture())).wrong())
        .isEqualTo(DiscrepancyKind.WRONG_TYPE);
    assertThat(Settlement.of(refund, Optional.of(capture())).suspended()).isEqualTo(eur(-1450));
    var francs = line(LineType.CAPTURE, Amount.of(1450, "CHF"), 0);
    assertThat(Settlement.of(francs, Optional.of(capture())).wrong())
        .isEqualTo(DiscrepancyKind.CURRENCY_DIFFERS);
  }

  @Test
  void a_refund_takes_cash_and_may_give_some_of_the_fee_back() {
    var line = line(LineType.REFUND, eur(500), -7);
    var of =
        new Counterpart(
            LineType.REFUND,
            PAYMENT,
            ORDER,
            0,
            null,
            null,
            ANNA,
            eur(500),
            eur(0),
            false,
            false,
            null);

    assertThat(balances(Settlement.of(line, Optional.of(of)).movements()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PSP_RECEIVABLE:EUR", 500L,
                "PLATFORM_CASH:EUR", -493L,
                "PSP_FEE_EXPENSE:EUR", -7L));
  }

  private static SettlementLine line(long gross, long fee) {
    return line(LineType.CAPTURE, eur(gross), fee);
  }

  private static SettlementLine line(LineType type, Amount gross, long fee) {
    return new SettlementLine(
        new LineId("sl-1"), type, "key", "ref", gross, new Amount(fee, gross.currency()), DAY);
  }

  private static Counterpart capture() {
    return capture(false, false, null);
  }

  private static Counterpart capture(boolean inReview, boolean settled, @Nullable Reserve reserve) {
    return new Counterpart(
        LineType.CAPTURE,
        PAYMENT,
        ORDER,
        1,
        null,
        null,
        ANNA,
        eur(1450),
        eur(1269),
        inReview,
        settled,
        reserve);
  }

  /** With what the capture itself has moved; accounts that are empty are left out. */
  private static Map<String, Long> afterCapture(List<? extends Movement> settled) {
    var all =
        new java.util.ArrayList<Movement>(
            List.of(
                new MoneyMovement.Authorized(PAYMENT, eur(1450)),
                new MoneyMovement.Captured(PAYMENT, ORDER, 1, ANNA, eur(1450)),
                new MoneyMovement.Commission(PAYMENT, ORDER, 1, ANNA, eur(181))));
    all.addAll(settled);
    return balances(all);
  }

  private static Map<String, Long> balances(List<? extends Movement> movements) {
    var balances = new TreeMap<Account, Long>();
    for (var movement : movements)
      for (var posting : PostingRules.entryFor(movement).postings())
        balances.merge(posting.account(), posting.change(), Long::sum);
    balances.values().removeIf(balance -> balance == 0);
    var named = new TreeMap<String, Long>();
    balances.forEach((account, balance) -> named.put(account.name(), balance));
    assertThat(balances.keySet())
        .extracting(Account::type)
        .doesNotContain(AccountType.MERCHANT_PAYABLE);
    return named;
  }
}
