package dev.sluice.infrastructure.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.common.error.Problem;
import dev.sluice.domain.bank.BankEntry;
import dev.sluice.domain.bank.BankEntryKey;
import dev.sluice.domain.bank.BankStatement;
import dev.sluice.domain.money.Amount;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Camt053ReaderTest {

  private static final String IBAN = "DE02120300000000202051";
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");

  private final Camt053Reader reader = new Camt053Reader();

  @Test
  void a_statement_is_read_with_balances_and_entries() {
    var statements =
        read(
            Camt.statement(
                "S1",
                "1.00",
                "3.42",
                Camt.entry("B1", "5.92", "CRDT", "NOTPROVIDED", "settlement-2026-11-20", ""),
                Camt.entry("B2", "7.50", "DBIT", "pout_1", "payout", ""),
                Camt.entry("B3", "4.00", "CRDT", "pout_0", "payout", "AC04")));

    assertThat(statements)
        .containsExactly(
            new BankStatement(
                "S1",
                IBAN,
                eur(100),
                eur(342),
                DAY,
                List.of(
                    new BankEntry(key("B1"), eur(592), DAY, null, "settlement-2026-11-20", null),
                    new BankEntry(key("B2"), eur(-750), DAY, "pout_1", "payout", null),
                    new BankEntry(key("B3"), eur(400), DAY, "pout_0", "payout", "AC04"))));
    assertThat(statements.getFirst().missing().isZero()).isTrue();
  }

  @Test
  void an_entry_that_stands_for_several_payments_is_as_many_entries() {
    var parts =
        """
        <Ntry><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><DtTm>2026-11-20T08:00:00+01:00</DtTm></BookgDt><AcctSvcrRef>B7</AcctSvcrRef><BkTxCd/>
        <NtryDtls><TxDtls><Refs><EndToEndId>pout_1</EndToEndId></Refs><Amt Ccy="EUR">7.50</Amt></TxDtls>
        <TxDtls><Refs><EndToEndId>pout_2</EndToEndId></Refs><Amt Ccy="EUR">2.50</Amt></TxDtls></NtryDtls></Ntry>
        """;

    var entries = read(Camt.statement("S1", "0.00", "-10.00", parts)).getFirst().entries();

    assertThat(entries)
        .extracting(BankEntry::key, BankEntry::endToEndId, BankEntry::amount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(key("B7/1"), "pout_1", eur(-750)),
            org.assertj.core.groups.Tuple.tuple(key("B7/2"), "pout_2", eur(-250)));
    assertThatThrownBy(() -> read(Camt.statement("S1", "0", "0", parts.replace("2.50", "2.51"))))
        .hasMessageContaining("do not make its amount");
  }

  @Test
  void what_is_only_announced_is_left_out() {
    var pending = Camt.entry("B1", "5.92", "CRDT", "NOTPROVIDED", "x", "").replace("BOOK", "PDNG");

    assertThat(read(Camt.statement("S1", "1.00", "1.00", pending)).getFirst().entries()).isEmpty();
  }

  @Test
  void what_its_schema_does_not_allow_is_refused_with_the_line() {
    var good = Camt.statement("S1", "0.00", "0.00");

    assertThatThrownBy(() -> read(good.replace("<Acct>", "<Account>")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("is no camt.053.001.08")
        .hasMessageContaining("line ");
    assertThatThrownBy(() -> read(good.replaceAll("(?s)<Bal>.*</Bal>", "")))
        .hasMessageContaining("Bal");
    assertThatThrownBy(() -> read(good.replace("camt.053.001.08", "camt.053.001.02")))
        .hasMessageContaining("is no camt.053.001.08");
    assertThatThrownBy(() -> read(good.replace("OPBD", "ITBD")))
        .hasMessageContaining("no opening (OPBD)");
    assertThatThrownBy(() -> read(good.replace("Amt Ccy=\"EUR\">0.00", "Amt Ccy=\"EUR\">0.001")))
        .hasMessageContaining("minor units");
    assertThatThrownBy(() -> read(good.replace("Ccy=\"EUR\"", "Ccy=\"XYZ\"")))
        .hasMessageContaining("XYZ is no currency");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<Document",
        "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><Document/>",
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Document>&b;</Document>"
      })
  void what_is_no_statement_or_wants_more_than_to_be_read_is_refused(String file) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(Problem.class);
  }

  private List<BankStatement> read(String file) {
    return reader.read(file.getBytes(StandardCharsets.UTF_8));
  }

  private static BankEntryKey key(String reference) {
    return new BankEntryKey(IBAN, reference);
  }

  private static Amount eur(long value) {
    return Amount.of(value, "EUR");
  }
}
