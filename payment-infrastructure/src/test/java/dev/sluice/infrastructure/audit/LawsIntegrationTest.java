package dev.sluice.infrastructure.audit;

import static dev.sluice.infrastructure.audit.AuditedBooks.assertBroken;
import static dev.sluice.infrastructure.audit.AuditedBooks.of;
import static dev.sluice.infrastructure.audit.AuditedBooks.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.Law;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.intent.IntentRoom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** For each law one row is changed behind everybody's back, and the law has to say so by name. */
@Tag("integration")
class LawsIntegrationTest {

  private AuditedBooks audited;

  @BeforeEach
  void open() {
    audited = new AuditedBooks();
  }

  @AfterEach
  void close() {
    audited.close();
  }

  @Test
  void clean_books_break_no_law() {
    assertThat(audited.audit())
        .hasSize(10)
        .allSatisfy(finding -> {
          assertThat(finding.detail()).isEmpty();
          assertThat(finding.holds()).isTrue();
          assertThat(finding.leftOut()).isZero();
        });
    assertThat(audited.books.hasPayments()).isTrue();
  }

  @Test
  void law_1_a_posting_of_another_amount() {
    audited.change(
        "UPDATE postings SET amount = amount + 1 WHERE posting_no = 0 AND journal_entry_id = "
            + audited.entry("CAPTURE", order(audited.captured)));

    audited.assertBroken(
        Law.ENTRIES_BALANCE, "CAPTURE:" + order(audited.captured) + ":1", "does not balance");
  }

  @Test
  void law_1_a_posting_that_is_gone() {
    var entry = audited.entry("COMMISSION", order(audited.captured));
    audited.change("DELETE FROM postings WHERE posting_no = 1 AND journal_entry_id = " + entry);

    audited.assertBroken(Law.ENTRIES_BALANCE, "COMMISSION:" + order(audited.captured) + ":1");
  }

  @Test
  void law_2_a_hold_moved_to_another_account() {
    audited.change(
        "UPDATE postings SET account_id = (SELECT id FROM accounts WHERE account_type ="
            + " 'PSP_RECEIVABLE') WHERE posting_no = 0 AND journal_entry_id = "
            + "(SELECT id FROM journal_entries WHERE movement_key = 'AUTH_HOLD:%s')"
                .formatted(audited.captured.payment()));

    audited.assertBroken(Law.HOLDS, audited.captured.payment().value());
  }

  @Test
  void law_2_an_order_that_may_still_capture_what_is_released() {
    audited.change(
        "UPDATE payment_orders SET released_amount = 0 WHERE id = "
            + Samples.orders(audited.half).getLast().id().number());

    audited.assertBroken(
        Law.HOLDS, audited.half.payment().value(), "0 EUR, its orders may still capture 1450");
  }

  @Test
  void law_3_a_capture_that_is_gone() {
    audited.change(
        "DELETE FROM payment_captures WHERE payment_order_id = "
            + Samples.orders(audited.captured).getFirst().id().number());

    audited.assertBroken(Law.PSP_OWES_US, audited.captured.payment().value(), "took 1450");
  }

  @Test
  void law_4_a_commission_changed_afterwards() {
    audited.change(
        "UPDATE payment_captures SET commission = commission - 1 WHERE payment_order_id = "
            + Samples.orders(audited.captured).getFirst().id().number());

    audited.assertBroken(Law.SELLERS_ARE_OWED, "seller-1", audited.captured.payment().value());
  }

  @Test
  void law_5_an_account_of_another_category() {
    audited.change(
        "UPDATE accounts SET category = 'ASSET' WHERE account_type = 'MERCHANT_PAYABLE'"
            + " AND seller_id = 'seller-1'");

    audited.assertBroken(
        Law.BALANCE_SHEET, "MERCHANT_PAYABLE:seller-1:EUR", "EUR: assets - liabilities");
  }

  @Test
  void law_6_an_entry_under_another_key() {
    audited.change(
        "UPDATE journal_entries SET movement_key = 'COMMISSION:po_unknown:1' WHERE id = "
            + audited.entry("COMMISSION", order(audited.half)));

    audited.assertBroken(
        Law.FACTS_MATCH_ENTRIES,
        "COMMISSION:" + order(audited.half) + ":1: 145 EUR without an entry",
        "COMMISSION:po_unknown:1: 145 EUR in the books without a fact");
  }

  @Test
  void law_6_an_authorized_intent_whose_expansion_was_lost() {
    var intent = Samples.authorized();
    audited.database.run(() -> IntentRoom.of(audited.database).add(List.of(intent)));

    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, intent.id().value(), "never expanded");
  }

  @Test
  void law_7_a_balance_changed_by_hand() {
    audited.change(
        "UPDATE account_balances SET balance = balance + 100 WHERE account_id ="
            + " (SELECT id FROM accounts WHERE seller_id = 'seller-2')");

    audited.assertBroken(Law.BALANCES_ARE_SUMS, "MERCHANT_PAYABLE:seller-2:EUR", "1405", "1305");
  }

  @Test
  void law_8_a_capture_the_psp_knows_nothing_of() {
    var key = order(audited.captured) + ":capture-1";
    var without = audited.story.psp.stream().filter(one -> !one.key().equals(key)).toList();

    assertBroken(audited.audit(without), Law.PSP_AGREES, key + ": the PSP knows nothing");
  }

  @Test
  void law_8_a_capture_we_know_nothing_of() {
    audited.change(
        "DELETE FROM psp_attempts WHERE psp_key = '%s:capture-1'"
            .formatted(order(audited.captured)));

    audited.assertBroken(
        Law.PSP_AGREES, order(audited.captured) + ":capture-1", "on record here is nothing");
  }

  @Test
  void law_8_a_capture_the_psp_did_twice() {
    var twice = new ArrayList<>(audited.story.psp);
    twice.add(
        audited.story.psp.stream()
            .filter(one -> one.operation().equals("capture"))
            .findFirst()
            .orElseThrow());

    assertBroken(
        audited.audit(twice), Law.PSP_AGREES, order(audited.captured) + ":capture-1", "in 2 times");
  }

  @Test
  void law_8_an_authorization_left_open_at_the_psp() {
    var without =
        audited.story.psp.stream().filter(one -> !one.operation().equals("void")).toList();

    assertBroken(
        audited.audit(without),
        Law.PSP_AGREES,
        audited.half.payment() + " is at rest, the PSP still holds 1450 EUR");
  }

  @Test
  void law_8_an_authorization_that_ended_by_itself_is_held_by_nobody() {
    var without =
        audited.story.psp.stream().filter(one -> !one.operation().equals("void")).toList();
    audited.change("DELETE FROM psp_attempts WHERE operation = 'void'");
    audited.change(
        "UPDATE payments SET void_phase = 'LOST', void_attempt = 1, void_unanswered = 0,"
            + " void_asked = 0, void_since = created_at, void_requested_at = created_at"
            + " WHERE id = "
            + audited.half.payment().number());

    assertThat(of(Law.PSP_AGREES, audited.audit(without)).holds()).isTrue();
  }

  @Test
  void law_9_more_captured_than_authorized() {
    audited.change(
        "UPDATE payment_captures SET amount = 1451 WHERE payment_order_id = "
            + Samples.orders(audited.captured).getFirst().id().number());

    audited.assertBroken(
        Law.CAPS,
        order(audited.captured) + " captured 1451 of 1450 EUR",
        audited.captured.payment().value());
  }

  @Test
  void law_10_an_end_that_was_never_told() {
    audited.change(
        "DELETE FROM payment_captured_events WHERE payment_id = "
            + audited.half.payment().number());

    audited.assertBroken(Law.ENDS_ONCE, audited.half.payment() + " is final and told nothing");
  }

  @Test
  void law_10_a_status_that_the_amounts_deny() {
    audited.change(
        "UPDATE payments SET status = 'PARTIALLY_CAPTURED' WHERE id = "
            + audited.captured.payment().number());

    audited.assertBroken(Law.ENDS_ONCE, audited.captured.payment() + " is PARTIALLY_CAPTURED");
  }

  @Test
  void law_10_an_order_that_is_gone() {
    var order = Samples.orders(audited.half).getLast();
    audited.change("DELETE FROM payment_orders WHERE id = " + order.id().number());

    audited.assertBroken(Law.ENDS_ONCE, audited.half.id().value(), audited.half.payment().value());
  }

  @Test
  void law_10_an_order_nobody_asked_to_capture() {
    var intent = audited.story.expanded();

    audited.assertBroken(
        Law.ENDS_ONCE, Samples.orders(intent).getFirst().id() + " is INITIATED_PENDING");
  }

  @Test
  void law_10_a_rest_that_was_never_given_back() {
    audited.change(
        "UPDATE payments SET void_status = 'NONE' WHERE id = " + audited.half.payment().number());

    audited.assertBroken(
        Law.ENDS_ONCE, audited.half.payment() + " is PARTIALLY_CAPTURED and completed");
  }

  @Test
  void many_violations_are_shown_by_their_first() {
    for (int i = 0; i < 8; i++) audited.story.captured();
    audited.change(
        "UPDATE payment_captured_events SET captured_amount = 1, event_type = 'PaymentCaptured'");

    assertThat(of(Law.ENDS_ONCE, audited.audit()).detail()).endsWith("; and 5 more");
  }
}
