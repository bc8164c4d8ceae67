package dev.sluice.infrastructure.audit;

import static dev.sluice.infrastructure.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.Books;
import dev.sluice.application.audit.Finding;
import dev.sluice.application.audit.Law;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.intent.IntentRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** For each law one row is changed behind everybody's back, and the law has to say so by name. */
@Tag("integration")
class BooksIntegrationTest {

  private Database database;
  private Books books;
  private Story story;
  private PaymentIntent captured;
  private PaymentIntent half;

  @BeforeEach
  void open() {
    database = Database.fresh();
    books =
        new MyBatisBooks(
            new Snapshot(database.pool(), database.transactionManager()),
            database.sql(AlwaysSql.class),
            database.sql(RestSql.class),
            database.sql(EndsSql.class),
            database.sql(PspSql.class),
            database.sql(OverviewSql.class));
    story = new Story(database);
    captured = story.captured();
    half = story.halfCaptured();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void clean_books_break_no_law() {
    assertThat(audit())
        .hasSize(10)
        .allSatisfy(finding -> {
          assertThat(finding.detail()).isEmpty();
          assertThat(finding.holds()).isTrue();
          assertThat(finding.leftOut()).isZero();
        });
    assertThat(books.hasPayments()).isTrue();
  }

  @Test
  void law_1_a_posting_of_another_amount() {
    change(
        "UPDATE postings SET amount = amount + 1 WHERE posting_no = 0 AND journal_entry_id = "
            + entry("CAPTURE", order(captured)));

    assertBroken(Law.ENTRIES_BALANCE, "CAPTURE:" + order(captured) + ":1", "does not balance");
  }

  @Test
  void law_1_a_posting_that_is_gone() {
    var entry = entry("COMMISSION", order(captured));
    change("DELETE FROM postings WHERE posting_no = 1 AND journal_entry_id = " + entry);

    assertBroken(Law.ENTRIES_BALANCE, "COMMISSION:" + order(captured) + ":1");
  }

  @Test
  void law_2_a_hold_moved_to_another_account() {
    change(
        "UPDATE postings SET account_id = (SELECT id FROM accounts WHERE account_type ="
            + " 'PSP_RECEIVABLE') WHERE posting_no = 0 AND journal_entry_id = "
            + "(SELECT id FROM journal_entries WHERE movement_key = 'AUTH_HOLD:%s')"
                .formatted(captured.payment()));

    assertBroken(Law.HOLDS, captured.payment().value());
  }

  @Test
  void law_2_an_order_that_may_still_capture_what_is_released() {
    change(
        "UPDATE payment_orders SET released_amount = 0 WHERE id = "
            + Samples.orders(half).getLast().id().number());

    assertBroken(Law.HOLDS, half.payment().value(), "0 EUR, its orders may still capture 1450");
  }

  @Test
  void law_3_a_capture_that_is_gone() {
    change(
        "DELETE FROM payment_captures WHERE payment_order_id = "
            + Samples.orders(captured).getFirst().id().number());

    assertBroken(Law.PSP_OWES_US, captured.payment().value(), "took 1450");
  }

  @Test
  void law_4_a_commission_changed_afterwards() {
    change(
        "UPDATE payment_captures SET commission = commission - 1 WHERE payment_order_id = "
            + Samples.orders(captured).getFirst().id().number());

    assertBroken(Law.SELLERS_ARE_OWED, "seller-1", captured.payment().value());
  }

  @Test
  void law_5_an_account_of_another_category() {
    change(
        "UPDATE accounts SET category = 'ASSET' WHERE account_type = 'MERCHANT_PAYABLE'"
            + " AND seller_id = 'seller-1'");

    assertBroken(Law.BALANCE_SHEET, "MERCHANT_PAYABLE:seller-1:EUR", "EUR: assets - liabilities");
  }

  @Test
  void law_6_an_entry_under_another_key() {
    change(
        "UPDATE journal_entries SET movement_key = 'COMMISSION:po_unknown:1' WHERE id = "
            + entry("COMMISSION", order(half)));

    assertBroken(
        Law.FACTS_MATCH_ENTRIES,
        "COMMISSION:" + order(half) + ":1: 145 EUR without an entry",
        "COMMISSION:po_unknown:1: 145 EUR in the books without a fact");
  }

  @Test
  void law_6_an_authorized_intent_whose_expansion_was_lost() {
    var intent = Samples.authorized();
    database.run(() -> IntentRoom.of(database).add(intent));

    assertBroken(Law.FACTS_MATCH_ENTRIES, intent.id().value(), "never expanded");
  }

  @Test
  void law_7_a_balance_changed_by_hand() {
    change(
        "UPDATE account_balances SET balance = balance + 100 WHERE account_id ="
            + " (SELECT id FROM accounts WHERE seller_id = 'seller-2')");

    assertBroken(Law.BALANCES_ARE_SUMS, "MERCHANT_PAYABLE:seller-2:EUR", "1405", "1305");
  }

  @Test
  void law_8_a_capture_the_psp_knows_nothing_of() {
    var key = order(captured) + ":capture-1";
    var without = story.psp.stream().filter(one -> !one.key().equals(key)).toList();

    assertBroken(audit(without), Law.PSP_AGREES, key + ": the PSP knows nothing");
  }

  @Test
  void law_8_a_capture_we_know_nothing_of() {
    change("DELETE FROM psp_attempts WHERE psp_key = '%s:capture-1'".formatted(order(captured)));

    assertBroken(Law.PSP_AGREES, order(captured) + ":capture-1", "on record here is nothing");
  }

  @Test
  void law_8_a_capture_the_psp_did_twice() {
    var twice = new ArrayList<>(story.psp);
    twice.add(
        story.psp.stream()
            .filter(one -> one.operation().equals("capture"))
            .findFirst()
            .orElseThrow());

    assertBroken(audit(twice), Law.PSP_AGREES, order(captured) + ":capture-1", "in 2 times");
  }

  @Test
  void law_8_an_authorization_left_open_at_the_psp() {
    var without = story.psp.stream().filter(one -> !one.operation().equals("void")).toList();

    assertBroken(
        audit(without),
        Law.PSP_AGREES,
        half.payment() + " is at rest, the PSP still holds 1450 EUR");
  }

  @Test
  void law_9_more_captured_than_authorized() {
    change(
        "UPDATE payment_captures SET amount = 1451 WHERE payment_order_id = "
            + Samples.orders(captured).getFirst().id().number());

    assertBroken(
        Law.CAPS, order(captured) + " captured 1451 of 1450 EUR", captured.payment().value());
  }

  @Test
  void law_10_an_end_that_was_never_told() {
    change("DELETE FROM payment_captured_events WHERE payment_id = " + half.payment().number());

    assertBroken(Law.ENDS_ONCE, half.payment() + " is final and told nothing");
  }

  @Test
  void law_10_a_status_that_the_amounts_deny() {
    change(
        "UPDATE payments SET status = 'PARTIALLY_CAPTURED' WHERE id = "
            + captured.payment().number());

    assertBroken(Law.ENDS_ONCE, captured.payment() + " is PARTIALLY_CAPTURED");
  }

  @Test
  void law_10_an_order_that_is_gone() {
    var order = Samples.orders(half).getLast();
    change("DELETE FROM payment_orders WHERE id = " + order.id().number());

    assertBroken(Law.ENDS_ONCE, half.id().value(), half.payment().value());
  }

  @Test
  void law_10_an_order_nobody_asked_to_capture() {
    var intent = story.expanded();

    assertBroken(Law.ENDS_ONCE, Samples.orders(intent).getFirst().id() + " is INITIATED_PENDING");
  }

  @Test
  void law_10_a_rest_that_was_never_given_back() {
    change("UPDATE payments SET void_status = 'NONE' WHERE id = " + half.payment().number());

    assertBroken(Law.ENDS_ONCE, half.payment() + " is PARTIALLY_CAPTURED and completed");
  }

  @Test
  void what_is_too_fresh_is_left_out_and_counted() {
    change(
        "UPDATE payment_captures SET commission = commission - 1 WHERE payment_order_id = "
            + Samples.orders(captured).getFirst().id().number());

    var found = books.findings(Duration.ofMinutes(10), story.psp);

    assertThat(found).allMatch(Finding::holds);
    assertThat(of(Law.SELLERS_ARE_OWED, found).leftOut()).isEqualTo(2);
    assertThat(of(Law.SELLERS_ARE_OWED, found).oldestSeconds()).isGreaterThanOrEqualTo(4);
    assertThat(of(Law.CAPS, found).leftOut()).isZero();
  }

  @Test
  void what_is_still_open_at_the_psp_is_left_out_even_after_a_drain() {
    var intent =
        Samples.in(
            new IntentState.PendingAuth(Samples.questionAt(NOW.plusSeconds(60))),
            Samples.intent(),
            "tok_1");
    database.run(() -> IntentRoom.of(database).add(intent));
    var records = new ArrayList<>(story.psp);
    records.add(
        new PspRecords.Record(
            intent.pspKey().value(), "authorize", "auth-x", "auth-x", intent.total()));

    var found = audit(records);

    assertThat(found).allMatch(Finding::holds);
    assertThat(of(Law.PSP_AGREES, found).leftOut()).isEqualTo(1);
  }

  @Test
  void an_order_in_review_is_left_to_a_person_but_its_money_is_in_the_books() {
    var intent = story.expanded();
    var orders = Samples.orders(intent);
    story.capture(intent, orders.getFirst());
    story.mismatch(intent, orders.getLast());
    change(
        "UPDATE payments SET captured_amount = 1450, status = 'PARTIALLY_CAPTURED' WHERE id = "
            + intent.payment().number());

    var found = audit();

    assertThat(found).allSatisfy(f -> assertThat(f.detail()).isEmpty());
    assertThat(of(Law.PSP_AGREES, found).leftOut()).isEqualTo(1);
    assertThat(books.overview(Optional.empty()).inReview()).isEqualTo(1);
    assertThat(books.overview(Optional.empty()).inFlight().values()).containsOnly(0L);
  }

  @Test
  void many_violations_are_shown_by_their_first() {
    for (int i = 0; i < 8; i++) story.captured();
    change(
        "UPDATE payment_captured_events SET captured_amount = 1, event_type = 'PaymentCaptured'");

    assertThat(of(Law.ENDS_ONCE, audit()).detail()).endsWith("; and 5 more");
  }

  @Test
  void books_without_payments_are_empty() {
    try (var nothing = Database.fresh()) {
      assertThat(nothing.sql(OverviewSql.class).hasPayments()).isFalse();
    }
  }

  @Test
  void the_overview_counts_what_happened() {
    var overview = books.overview(Optional.empty());

    assertThat(overview.atRest()).isEqualTo(2);
    assertThat(overview.intents()).isEqualTo(Map.of("AUTHORIZED", 2L));
    assertThat(overview.payments()).isEqualTo(Map.of("CAPTURED", 1L, "PARTIALLY_CAPTURED", 1L));
    assertThat(overview.orders()).isEqualTo(Map.of("CAPTURED", 3L, "CAPTURE_FAILED", 1L));
    assertThat(overview.journals()).isEqualTo(9);
    long sum = 2 * 2900 + 3 * (2 * 1450 + 145) + 1450;
    assertThat(overview.trialBalance()).isEqualTo(Map.of("EUR", new Books.Totals(sum, sum)));
    assertThat(overview.inFlight().keySet())
        .containsExactlyInAnyOrder("intents", "payments", "outbox", "journals", "balances");
    assertThat(overview.inFlight().values()).containsOnly(0L);
    assertThat(overview.deadLetters()).isZero();
    assertThat(overview.topSellers())
        .containsExactly(
            new Books.Pending("seller-1", "EUR", 2610), new Books.Pending("seller-2", "EUR", 1305));
    assertThat(overview.now()).isAfter(NOW);
  }

  @Test
  void what_is_on_its_way_is_in_flight() {
    var intent = story.expanded();
    story.capture(intent, Samples.orders(intent).getFirst());
    database.run(() -> IntentRoom.of(database).add(Samples.authorized()));
    change("DELETE FROM journal_entries WHERE id = " + entry("COMMISSION", order(captured)));
    change("UPDATE account_balances SET balance = balance + 1");

    assertThat(books.overview(Optional.empty()).inFlight())
        .containsEntry("intents", 1L)
        .containsEntry("payments", 1L)
        .containsEntry("journals", 1L)
        .containsEntry("balances", 6L);
  }

  @Test
  void a_life_is_measured_from_acceptance_to_the_commit_of_its_last_balance() {
    var latency = books.overview(Optional.empty()).acceptedToBalance();
    assertThat(latency.count()).isEqualTo(2);
    assertThat(latency.p50()).isPositive().isLessThanOrEqualTo(latency.p99());
    assertThat(latency.p99()).isLessThan(600_000);

    assertThat(books.overview(Optional.of(Instant.now().plusSeconds(60))).acceptedToBalance())
        .isEqualTo(new Books.Latency(0, 0, 0));
    assertThat(database.sql(OverviewSql.class).acceptedToBalance(Instant.EPOCH, false).n())
        .isEqualTo(2);
  }

  private void change(String sql) {
    assertThat(database.asOwner(sql)).as(sql).isPositive();
  }

  private List<Finding> audit() {
    return audit(story.psp);
  }

  private List<Finding> audit(List<PspRecords.Record> records) {
    return books.findings(Duration.ZERO, records);
  }

  private void assertBroken(Law law, String... words) {
    assertBroken(audit(), law, words);
  }

  private static void assertBroken(List<Finding> found, Law law, String... words) {
    assertThat(of(law, found).holds()).isFalse();
    assertThat(of(law, found).detail()).contains(words);
  }

  private static Finding of(Law law, List<Finding> found) {
    return found.stream().filter(finding -> finding.law() == law).findFirst().orElseThrow();
  }

  /** The public id of the first order. */
  private static String order(PaymentIntent intent) {
    PaymentOrder order = Samples.orders(intent).getFirst();
    return order.id().value();
  }

  private String entry(String kind, String order) {
    return database
        .read(
            "SELECT id FROM journal_entries WHERE movement_key = '%s:%s:1'".formatted(kind, order))
        .getFirst();
  }
}
