package dev.sluice.infrastructure.audit;

import static dev.sluice.infrastructure.audit.AuditedBooks.assertBroken;
import static dev.sluice.infrastructure.audit.AuditedBooks.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.Finding;
import dev.sluice.application.audit.Law;
import dev.sluice.application.audit.Waiting;
import dev.sluice.application.audit.Waiting.What;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The audit of every minute: what was touched lately, and nothing else. */
@Tag("integration")
class RecentIntegrationTest {

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant THEN = Instant.parse("2025-01-01T00:00:00Z");

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
    assertThat(audited.recent(Instant.EPOCH)).hasSize(8).allMatch(Finding::holds);
    assertThat(audited.recent(Instant.parse("2999-01-01T00:00:00Z"))).allMatch(Finding::holds);
  }

  /** Again and again on the same connections: prepared statements must not mix up the tables. */
  @Test
  void what_was_not_touched_lately_is_left_to_the_audit_of_the_whole() {
    nothingWasTouchedLately();
    audited.change("UPDATE payment_captures SET commission = commission - 1");

    for (int i = 0; i < 20; i++) {
      assertThat(of(Law.SELLERS_ARE_OWED, audited.recent(THEN)).holds()).isTrue();
      assertBroken(audited.audit(), Law.SELLERS_ARE_OWED, "seller-1");
      assertBroken(audited.recent(LONG_AGO), Law.SELLERS_ARE_OWED, "seller-1");
    }
    assertThat(audited.database.count("pg_class WHERE relname = 'recent'")).isZero();
  }

  @Test
  void any_part_of_a_payment_that_was_touched_brings_all_of_it() {
    audited.change("UPDATE payment_captures SET commission = commission - 1");
    for (var touch :
        new String[] {
          "payment_intents SET updated_at = '%s' WHERE payment_id = %d",
          "payments SET updated_at = '%s' WHERE id = %d",
          "payment_orders SET updated_at = '%s' WHERE payment_id = %d",
          "journal_entries SET created_at = '%s' WHERE payment_id = %d"
        }) {
      nothingWasTouchedLately();
      audited.change("UPDATE " + touch.formatted(THEN, audited.captured.payment().number()));

      var found = audited.recent(THEN);
      assertBroken(found, Law.SELLERS_ARE_OWED, audited.captured.payment().value());
      assertThat(of(Law.SELLERS_ARE_OWED, found).detail())
          .doesNotContain(audited.half.payment().value());
    }
  }

  @Test
  void what_waits_is_counted_by_its_state_and_the_oldest_is_named() {
    assertThat(audited.books.waiting())
        .hasSize(What.values().length)
        .allMatch(waiting -> waiting.count() == 0 && waiting.oldest().isEmpty());
    var intent = audited.story.expanded();
    audited.change(
        "UPDATE payment_orders SET created_at = now() - interval '1 hour' WHERE id ="
            + " (SELECT min(id) FROM payment_orders WHERE payment_id = %d)"
                .formatted(intent.payment().number()));
    audited.change(
        """
        INSERT INTO dead_letters (consumer_group, topic, partition, record_offset, event_id,
          refused, reason, headers, recorded_at)
        VALUES ('g', 'payment_captured', 0, 0, 'pay_1:x:1', FALSE, 'r', '{}',
          now() - interval '2 hours')
        """);

    var orders = waiting(What.INITIATED_PENDING);
    assertThat(orders.count()).isEqualTo(2);
    assertThat(orders.oldestSeconds()).isGreaterThanOrEqualTo(3600);
    assertThat(orders.oldest().orElseThrow()).startsWith("po_");
    assertThat(waiting(What.DEAD_LETTERS).oldest()).contains("pay_1:x:1");
    assertThat(waiting(What.DEAD_LETTERS).oldestSeconds()).isGreaterThanOrEqualTo(7200);
  }

  private Waiting waiting(What what) {
    return audited.books.waiting().stream()
        .filter(waiting -> waiting.what() == what)
        .findFirst()
        .orElseThrow();
  }

  private void nothingWasTouchedLately() {
    audited.change("UPDATE payment_intents SET updated_at = '%s'".formatted(LONG_AGO));
    audited.change("UPDATE payments SET updated_at = '%s'".formatted(LONG_AGO));
    audited.change("UPDATE payment_orders SET updated_at = '%s'".formatted(LONG_AGO));
    audited.change("UPDATE journal_entries SET created_at = '%s'".formatted(LONG_AGO));
  }
}
