package dev.sluice.domain.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.bank.Reconciled.Kind;
import dev.sluice.domain.bank.Reconciled.State;
import dev.sluice.domain.money.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconciledTest {

  @Test
  void a_settlement_is_matched_when_all_three_say_the_same() {
    assertThat(row(Kind.SETTLEMENT, 592L, 592L, 592L).state()).isEqualTo(State.MATCHED);
    assertThat(row(Kind.SETTLEMENT, 592L, 592L, 592L).unexplained()).isZero();
    assertThat(row(Kind.SETTLEMENT, 592L, 592L, 590L).state()).isEqualTo(State.DIFFERS);
    assertThat(row(Kind.SETTLEMENT, 592L, 592L, 590L).unexplained()).isEqualTo(2);
    assertThat(row(Kind.SETTLEMENT, 592L, 592L, null).state()).isEqualTo(State.DIFFERS);
    assertThat(row(Kind.SETTLEMENT, 592L, 592L, null).unexplained()).isEqualTo(592);
    assertThat(row(Kind.SETTLEMENT, null, null, -70L).state()).isEqualTo(State.ONLY_BANK);
    assertThat(row(Kind.SETTLEMENT, null, null, -70L).unexplained()).isEqualTo(70);
    // nothing came to nothing, and the bank has no entry of 0
    assertThat(row(Kind.SETTLEMENT, null, 0L, null).unexplained()).isZero();
  }

  @Test
  void the_psp_does_not_know_of_payouts() {
    assertThat(row(Kind.PAYOUT, -750L, null, -750L).state()).isEqualTo(State.MATCHED);
    assertThat(row(Kind.PAYOUT, null, null, -750L).state()).isEqualTo(State.ONLY_BANK);
    assertThat(row(Kind.PAYOUT_BACK, 750L, null, 750L).state()).isEqualTo(State.MATCHED);
    assertThat(row(Kind.UNKNOWN, null, null, 30L).unexplained()).isEqualTo(30);
  }

  @Test
  void what_people_have_explained_is_no_longer_open() {
    var fee = new Reconciled(Kind.UNKNOWN, "B1", Currency.of("EUR"), null, null, -30L, true);
    assertThat(fee.state()).isEqualTo(State.EXPLAINED);
    assertThat(fee.unexplained()).isZero();
    assertThat(row(Kind.RESOLUTION, 20L, null, null).state()).isEqualTo(State.MATCHED);
  }

  private static Reconciled row(
      Kind kind, @Nullable Long ledger, @Nullable Long psp, @Nullable Long bank) {
    return new Reconciled(kind, "x", Currency.of("EUR"), ledger, psp, bank, false);
  }
}
