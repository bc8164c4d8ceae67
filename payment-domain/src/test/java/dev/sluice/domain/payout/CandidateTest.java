package dev.sluice.domain.payout;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.PayoutSamples.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.payout.Candidate.Verdict;
import dev.sluice.domain.seller.Iban;
import dev.sluice.domain.seller.PayoutSchedule;
import dev.sluice.domain.seller.Payouts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateTest {

  /** A Wednesday. */
  private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

  private static final Verdict PAID = new Verdict.Pay(ACCOUNT);
  private static final Verdict PASSED = new Verdict.Pass();

  @ParameterizedTest
  @CsvSource({
    "DAILY, 2026-03-03, true",
    "DAILY, 2026-03-04, false",
    "WEEKLY, 2026-03-01, true",
    "WEEKLY, 2026-03-02, false",
    "MONTHLY, 2026-02-28, true",
    "MONTHLY, 2026-03-01, false",
    "MANUAL, 2025-01-01, false"
  })
  void it_has_one_turn_in_a_period(PayoutSchedule schedule, LocalDate last, boolean due) {
    var terms = new Payouts(schedule, false, List.of(), ACCOUNT);

    assertThat(new Candidate(ANNA, eur(1), terms, last, null).byTurn(DAY))
        .isEqualTo(due ? PAID : PASSED);
  }

  @Test
  void whoever_had_no_turn_yet_has_one_but_for_who_wants_none() {
    assertThat(anna(eur(1), daily(false), null).byTurn(DAY)).isEqualTo(PAID);
    var asking = new Payouts(PayoutSchedule.MANUAL, false, List.of(), ACCOUNT);
    assertThat(anna(eur(1), asking, null).byTurn(DAY)).isEqualTo(PASSED);
    assertThat(anna(eur(1), asking, null).asked()).isEqualTo(PAID);
  }

  @Test
  void nothing_to_pay_is_nothing_to_tell_but_what_is_owed_is() {
    assertThat(anna(eur(0), daily(false), null).byTurn(DAY)).isEqualTo(PASSED);
    assertThat(anna(eur(-1), daily(false), null).byTurn(DAY))
        .isEqualTo(skipped(SkipReason.NOTHING_AVAILABLE));
    assertThat(anna(eur(0), daily(false), null).asked())
        .isEqualTo(skipped(SkipReason.NOTHING_AVAILABLE));
  }

  @Test
  void on_hold_and_without_an_account_nobody_is_paid_asked_or_not() {
    assertThat(anna(eur(1), daily(true), null).byTurn(DAY)).isEqualTo(skipped(SkipReason.ON_HOLD));
    assertThat(anna(eur(1), daily(true), null).asked()).isEqualTo(skipped(SkipReason.ON_HOLD));
    assertThat(anna(eur(1), Payouts.HELD, null).asked())
        .isEqualTo(skipped(SkipReason.NO_BANK_ACCOUNT));
  }

  @Test
  void less_than_the_minimum_waits_unless_somebody_asks() {
    var minimum = List.of(eur(500), Amount.of(9, "JPY"));
    var terms = new Payouts(PayoutSchedule.DAILY, false, minimum, ACCOUNT);

    assertThat(anna(eur(499), terms, null).byTurn(DAY))
        .isEqualTo(skipped(SkipReason.BELOW_MINIMUM));
    assertThat(anna(eur(500), terms, null).byTurn(DAY)).isEqualTo(PAID);
    assertThat(anna(Amount.of(1, "KWD"), terms, null).byTurn(DAY)).isEqualTo(PAID);
    assertThat(anna(eur(499), terms, null).asked()).isEqualTo(PAID);
  }

  @Test
  void what_came_back_is_not_sent_there_again_unless_somebody_asks() {
    var there = ACCOUNT.iban();
    var elsewhere = Iban.of("NO93 8601 1117 947");

    assertThat(anna(eur(1), daily(false), there).byTurn(DAY))
        .isEqualTo(skipped(SkipReason.CAME_BACK));
    assertThat(anna(eur(1), daily(false), there).asked()).isEqualTo(PAID);
    assertThat(anna(eur(1), daily(false), elsewhere).byTurn(DAY)).isEqualTo(PAID);
  }

  private static Candidate anna(Amount available, Payouts terms, @Nullable Iban cameBackFrom) {
    return new Candidate(ANNA, available, terms, null, cameBackFrom);
  }

  private static Payouts daily(boolean onHold) {
    return new Payouts(PayoutSchedule.DAILY, onHold, List.of(), ACCOUNT);
  }

  private static Verdict skipped(SkipReason reason) {
    return new Verdict.Skip(reason);
  }
}
