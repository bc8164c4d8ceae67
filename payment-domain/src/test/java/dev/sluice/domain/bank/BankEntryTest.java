package dev.sluice.domain.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.settlement.DiscrepancyKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BankEntryTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-20");

  @Test
  void what_an_entry_is_for_stands_on_it() {
    assertThat(entry(592, null, "your settlement-2026-11-19 thank you", null).purpose())
        .isEqualTo(new BankPurpose.Settlement(LocalDate.parse("2026-11-19")));
    assertThat(entry(-592, null, "settlement-2026-11-19", null).purpose())
        .isEqualTo(new BankPurpose.Settlement(LocalDate.parse("2026-11-19")));
    assertThat(entry(-750, "pout_1", "payout", null).purpose())
        .isEqualTo(new BankPurpose.Payout("pout_1"));
    assertThat(entry(750, "pout_1", "payout", "AC04").purpose())
        .isEqualTo(new BankPurpose.PayoutBack("pout_1", "AC04"));
  }

  @Test
  void what_does_not_say_it_is_for_nothing_known() {
    assertThat(entry(592, null, "", null).purpose()).isEqualTo(new BankPurpose.Unknown());
    assertThat(entry(592, null, "settlement-2026-02-30", null).purpose())
        .isEqualTo(new BankPurpose.Unknown());
    // money that comes in under a payout's name and is no return, and one that goes out as one
    assertThat(entry(750, "pout_1", "", null).purpose()).isEqualTo(new BankPurpose.Unknown());
    assertThat(entry(-750, "pout_1", "", "AC04").purpose()).isEqualTo(new BankPurpose.Unknown());
  }

  @Test
  void a_settlement_fits_when_all_entries_of_its_report_make_the_net_of_its_lines() {
    var entry = entry(592, null, "settlement-2026-11-20", null);
    var report = new BankPurpose.Settlement(DAY);

    assertThat(BankMatch.ofSettlement(entry, report, eur(986), eur(986)))
        .isEqualTo(new BankMatch.Fits("settlement-2026-11-20"));
    assertThat(BankMatch.ofSettlement(entry, report, eur(986), eur(990)))
        .isInstanceOfSatisfying(
            BankMatch.Doubtful.class,
            doubt -> {
              assertThat(doubt.kind()).isEqualTo(DiscrepancyKind.BANK_AMOUNT_DIFFERS);
              assertThat(doubt.stake()).isEqualTo(eur(4));
            });
    assertThat(BankMatch.unknown(entry(-30, null, "fee", null)))
        .isInstanceOfSatisfying(
            BankMatch.Doubtful.class, doubt -> assertThat(doubt.stake()).isEqualTo(eur(30)));
  }

  @Test
  void a_statement_says_what_is_missing_in_it() {
    var entries = List.of(entry(592, null, "", null), entry(-92, null, "", null));

    assertThat(statement(eur(100), eur(600), entries).missing()).isEqualTo(eur(0));
    assertThat(statement(eur(100), eur(590), entries).missing()).isEqualTo(eur(-10));
    assertThatThrownBy(() -> statement(Amount.of(0, "JPY"), Amount.of(0, "JPY"), entries))
        .hasMessageContaining("is in EUR");
  }

  private static BankStatement statement(Amount opening, Amount closing, List<BankEntry> entries) {
    return new BankStatement("S1", "DE1", opening, closing, DAY, entries);
  }

  private static BankEntry entry(
      long amount, @Nullable String endToEnd, String remittance, @Nullable String reason) {
    return new BankEntry(
        new BankEntryKey("DE1", "B" + amount), eur(amount), DAY, endToEnd, remittance, reason);
  }

  private static Amount eur(long value) {
    return Amount.of(value, "EUR");
  }
}
