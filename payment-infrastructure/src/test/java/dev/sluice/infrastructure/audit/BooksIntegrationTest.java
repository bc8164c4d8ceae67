package dev.sluice.infrastructure.audit;

import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.audit.AuditedBooks.of;
import static dev.sluice.infrastructure.audit.AuditedBooks.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.Books;
import dev.sluice.application.audit.Finding;
import dev.sluice.application.audit.Law;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.domain.intent.IntentState;
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

/** What an audit leaves out, and what the books tell of the whole. */
@Tag("integration")
class BooksIntegrationTest {

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
  void what_is_too_fresh_is_left_out_and_counted() {
    audited.change(
        "UPDATE payment_captures SET commission = commission - 1 WHERE payment_order_id = "
            + Samples.orders(audited.captured).getFirst().id().number());

    var found = audited.books.findings(Duration.ofMinutes(10), audited.story.psp);

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
    audited.database.run(() -> IntentRoom.of(audited.database).add(List.of(intent)));
    var records = new ArrayList<>(audited.story.psp);
    records.add(
        new PspRecords.Record(
            intent.pspKey().value(), "authorize", "auth-x", "auth-x", intent.total()));

    var found = audited.audit(records);

    assertThat(found).allMatch(Finding::holds);
    assertThat(of(Law.PSP_AGREES, found).leftOut()).isEqualTo(1);
  }

  @Test
  void an_order_in_review_is_left_to_a_person_but_its_money_is_in_the_books() {
    var intent = audited.story.expanded();
    var orders = Samples.orders(intent);
    audited.story.capture(intent, orders.getFirst());
    audited.story.mismatch(intent, orders.getLast());
    audited.change(
        "UPDATE payments SET captured_amount = 1450, status = 'PARTIALLY_CAPTURED' WHERE id = "
            + intent.payment().number());

    var found = audited.audit();

    assertThat(found).allSatisfy(f -> assertThat(f.detail()).isEmpty());
    assertThat(of(Law.PSP_AGREES, found).leftOut()).isEqualTo(1);
    assertThat(audited.books.overview(Optional.empty()).inReview()).isEqualTo(1);
    assertThat(audited.books.overview(Optional.empty()).inFlight().values()).containsOnly(0L);
  }

  @Test
  void books_without_payments_are_empty() {
    try (var nothing = Database.fresh()) {
      assertThat(nothing.sql(OverviewSql.class).hasPayments()).isFalse();
    }
  }

  @Test
  void the_overview_counts_what_happened() {
    var overview = audited.books.overview(Optional.empty());

    assertThat(overview.atRest()).isEqualTo(2);
    assertThat(overview.intents()).isEqualTo(Map.of("AUTHORIZED", 2L));
    assertThat(overview.payments()).isEqualTo(Map.of("CAPTURED", 1L, "PARTIALLY_CAPTURED", 1L));
    assertThat(overview.orders()).isEqualTo(Map.of("CAPTURED", 3L, "CAPTURE_FAILED", 1L));
    assertThat(overview.journals()).isEqualTo(9);
    long sum = 2 * 2900 + 3 * (2 * 1450 + 145) + 1450;
    assertThat(overview.trialBalance()).isEqualTo(Map.of("EUR", new Books.Totals(sum, sum)));
    assertThat(overview.inFlight().keySet())
        .containsExactlyInAnyOrder(
            "intents", "payments", "refunds", "outbox", "journals", "balances");
    assertThat(overview.inFlight().values()).containsOnly(0L);
    assertThat(overview.deadLetters()).isZero();
    assertThat(overview.topSellers())
        .containsExactly(
            new Books.Pending("seller-1", "EUR", 2610), new Books.Pending("seller-2", "EUR", 1305));
    assertThat(overview.now()).isAfter(NOW);
  }

  @Test
  void what_is_on_its_way_is_in_flight() {
    var intent = audited.story.expanded();
    audited.story.capture(intent, Samples.orders(intent).getFirst());
    audited.database.run(() -> IntentRoom.of(audited.database).add(List.of(Samples.authorized())));
    audited.change(
        "DELETE FROM journal_entries WHERE id = "
            + audited.entry("COMMISSION", order(audited.captured)));
    audited.change("UPDATE account_balances SET balance = balance + 1");

    assertThat(audited.books.overview(Optional.empty()).inFlight())
        .containsEntry("intents", 1L)
        .containsEntry("payments", 1L)
        .containsEntry("journals", 1L)
        .containsEntry("balances", 6L);
  }

  @Test
  void a_life_is_measured_from_acceptance_to_the_commit_of_its_last_balance() {
    var latency = audited.books.overview(Optional.empty()).acceptedToBalance();
    assertThat(latency.count()).isEqualTo(2);
    assertThat(latency.p50()).isPositive().isLessThanOrEqualTo(latency.p99());
    assertThat(latency.p99()).isLessThan(600_000);

    assertThat(
            audited.books.overview(Optional.of(Instant.now().plusSeconds(60))).acceptedToBalance())
        .isEqualTo(new Books.Latency(0, 0, 0));
    assertThat(audited.database.sql(OverviewSql.class).acceptedToBalance(Instant.EPOCH, false).n())
        .isEqualTo(2);
  }
}
