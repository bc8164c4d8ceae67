package dev.sluice.infrastructure.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.Law;
import dev.sluice.application.settlement.ResolveDiscrepancyService.Opinion;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.seller.Payouts;
import dev.sluice.domain.seller.Reserve;
import dev.sluice.domain.seller.Terms;
import dev.sluice.infrastructure.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One changed row about money that was settled, and the law that sees it. */
@Tag("integration")
class SettlementLawsIntegrationTest {

  private AuditedBooks audited;
  private Accountant accountant;

  @BeforeEach
  void open() {
    audited = new AuditedBooks();
    accountant = new Accountant(audited.database);
    var terms = new Terms(Payouts.HELD, new Reserve(1_000, 2), List.of());
    audited.database.run(
        () -> accountant.rooms.sellers().put(new SellerId("seller-1"), terms, Samples.NOW));
    accountant.settle(
        List.of(
            row("sl-1", captured(0), 1450, 20),
            row("sl-2", captured(1), 1440, 20),
            row("sl-3", "stranger:capture-1", 500, 7)));
  }

  @AfterEach
  void close() {
    audited.close();
  }

  private String captured(int i) {
    return Samples.orders(audited.captured).get(i).id() + ":capture-1";
  }

  private static String row(String line, String key, long gross, long fee) {
    return "%s,CAPTURE,%s,cap_1,%d,%d,EUR,2026-03-01".formatted(line, key, gross, fee);
  }

  private void assertClean() {
    assertThat(audited.audit()).allSatisfy(finding -> assertThat(finding.detail()).isEmpty());
    assertThat(audited.recent(Instant.EPOCH))
        .allSatisfy(finding -> assertThat(finding.detail()).isEmpty());
  }

  @Test
  void clean_settlements_break_no_law() {
    assertClean();
    assertThat(audited.books.overview(Optional.empty()).inFlight().values()).containsOnly(0L);
    assertThat(audited.database.read("SELECT sum(amount)::text FROM reserves"))
        .containsExactly("130");
  }

  @Test
  void what_is_released_and_resolved_breaks_no_law() {
    accountant.turn(Duration.ofDays(3));
    assertThat(accountant.reserves.runOnce()).isEqualTo(1);
    assertThat(accountant.reserves.runOnce()).isZero();
    resolve(AccountType.MERCHANT_AVAILABLE, "seller-1", "suspended = 500");
    resolve(AccountType.PSP_RECEIVABLE, null, "suspended = -10");

    assertClean();
    assertThat(accountant.rooms.discrepancies().unexplained()).isZero();
    assertThat(
            audited.database.read(
                "SELECT sum(b.balance)::text FROM account_balances b JOIN accounts a"
                    + " ON a.id = b.account_id WHERE a.account_type = 'SUSPENSE'"))
        .containsExactly("0");
  }

  private void resolve(AccountType to, @Nullable String of, String which) {
    var id =
        new DiscrepancyId(
            Long.parseLong(
                audited.database.read("SELECT id FROM discrepancies WHERE " + which).getFirst()));
    var seller = of == null ? null : new SellerId(of);
    for (var person : List.of("ines", "jon"))
      audited.database.run(() ->
          accountant.resolve.resolve(
              id, new Opinion(to, seller, person, "a letter"), Samples.TRACE));
  }

  @Test
  void law_3_a_line_of_another_amount() {
    audited.change("UPDATE settlement_lines SET gross = gross + 1 WHERE line_id = 'sl-1'");
    audited.assertBroken(Law.PSP_OWES_US, audited.captured.payment().value());
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "SETTLEMENT:sl-1: PLATFORM_CASH by 1431 EUR");
  }

  @Test
  void law_3_a_difference_that_was_forgotten() {
    audited.change("UPDATE settlement_lines SET owed = 0 WHERE line_id = 'sl-2'");
    audited.assertBroken(Law.PSP_OWES_US, audited.captured.payment().value());
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "SUSPENSE:sl-2");
  }

  @Test
  void law_4_a_capture_that_is_settled_for_nobody() {
    audited.change("UPDATE settlement_lines SET status = 'IN_REVIEW' WHERE line_id = 'sl-1'");
    audited.assertBroken(Law.SELLERS_ARE_OWED, "seller-1 is owed 0 EUR", "earned 1305");
  }

  @Test
  void law_4_a_remedy_for_another_seller() {
    resolve(AccountType.MERCHANT_AVAILABLE, "seller-1", "suspended = 500");
    audited.change("UPDATE discrepancies SET seller_id = 'seller-2' WHERE suspended = 500");
    audited.assertBroken(Law.SELLERS_ARE_OWED, "seller-2 has available 0 EUR");
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "RESOLVE:dis_");
  }

  @Test
  void law_6_a_fee_a_share_a_reserve_and_a_line_that_were_changed() {
    audited.change("UPDATE settlement_lines SET fee = 21 WHERE line_id = 'sl-1'");
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "SETTLEMENT:sl-1: PSP_FEE_EXPENSE by 21 EUR");
    audited.change("UPDATE settlement_lines SET fee = 20, share = 1304 WHERE line_id = 'sl-1'");
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "SETTLEMENT:sl-1: MERCHANT_AVAILABLE");
    audited.change("UPDATE settlement_lines SET share = 1305 WHERE line_id = 'sl-1'");
    assertClean();
    audited.change("UPDATE reserves SET amount = 131");
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "RESERVE_HOLD:", "in the books by -130");
    audited.change("UPDATE reserves SET amount = 130, released_at = now()");
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "RESERVE_RELEASE:");
    audited.change("UPDATE reserves SET released_at = NULL");
    audited.change("DELETE FROM settlement_lines WHERE line_id = 'sl-3'");
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "SUSPENSE:sl-3", "by 0 EUR");
  }

  @Test
  void law_6_an_entry_of_a_settlement_that_is_gone() {
    audited.change(
        "UPDATE journal_entries SET movement_key = 'SETTLEMENT:sl-9' WHERE movement_key ="
            + " 'SETTLEMENT:sl-1'");
    audited.assertBroken(
        Law.FACTS_MATCH_ENTRIES,
        "SETTLEMENT:sl-1: PSP_RECEIVABLE by -1450 EUR, in the books by 0",
        "and 5 more");
  }
}
