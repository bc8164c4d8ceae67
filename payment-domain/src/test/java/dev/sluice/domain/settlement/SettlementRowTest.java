package dev.sluice.domain.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.settlement.SettlementRow.Read;
import dev.sluice.domain.settlement.SettlementRow.Unread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementRowTest {

  private static final String GOOD = "sl-1,CAPTURE,po_1:capture-1,cap_1,1450,20,EUR,2026-11-20";

  @Test
  void a_row_is_read() {
    assertThat(SettlementRow.of(GOOD))
        .isInstanceOfSatisfying(
            Read.class,
            row -> {
              assertThat(row.line().id()).hasToString("sl-1");
              assertThat(row.line().gross()).hasToString("14.50 EUR");
              assertThat(row.line().date()).hasToString("2026-11-20");
            });
    assertThat(SettlementRow.HEADER.split(",")).hasSize(SettlementRow.COLUMNS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sl-1,CAPTURE | has 2 values",
        "sl-1,CAPTURE,k,r,1450,20,EUR,2026-11-20,x | has 9 values",
        ",CAPTURE,k,r,1450,20,EUR,2026-11-20 | line has to be",
        "sl-1,SALE,k,r,1450,20,EUR,2026-11-20 | type has to be CAPTURE",
        "sl-1,CAPTURE,,r,1450,20,EUR,2026-11-20 | key has to be",
        "sl-1,CAPTURE,k,,1450,20,EUR,2026-11-20 | reference has to be",
        "sl-1,CAPTURE,k,r,14.50,20,EUR,2026-11-20 | gross has to be a whole number",
        "sl-1,CAPTURE,k,r,0,20,EUR,2026-11-20 | gross has to be 1",
        "sl-1,CAPTURE,k,r,-1,20,EUR,2026-11-20 | gross has to be 1",
        "sl-1,CAPTURE,k,r,1450,a,EUR,2026-11-20 | fee has to be a whole number",
        "sl-1,CAPTURE,k,r,1450,20,euro,2026-11-20 | three capital letters",
        "sl-1,CAPTURE,k,r,1450,20,EUR,yesterday | date has to be a day"
      })
  void what_cannot_be_read_is_said(String row, String why) {
    assertThat(SettlementRow.of(row))
        .isInstanceOfSatisfying(
            Unread.class,
            unread -> {
              assertThat(unread.kind()).isEqualTo(DiscrepancyKind.MALFORMED);
              assertThat(unread.why()).contains(why);
            });
  }

  @Test
  void a_currency_nobody_knows_is_a_kind_of_its_own() {
    assertThat(SettlementRow.of(GOOD.replace("EUR", "XYZ")))
        .isEqualTo(new Unread(DiscrepancyKind.UNKNOWN_CURRENCY, "XYZ is no currency"));
  }
}
