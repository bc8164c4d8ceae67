package dev.sluice.infrastructure.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.audit.Law;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people decide is a fact like any other: the laws count it, and miss it when it is gone. */
@Tag("integration")
class ReviewLawsIntegrationTest {

  private AuditedBooks audited;
  private Reviewed reviewed;

  @BeforeEach
  void open() {
    audited = new AuditedBooks();
    reviewed = new Reviewed(audited.database, audited.story);
  }

  @AfterEach
  void close() {
    audited.close();
  }

  @Test
  void an_order_that_was_resolved_breaks_no_law_and_leaves_suspense_empty_in_the_end() {
    assertClean();
    assertThat(suspense()).isEqualTo("50");

    reviewed.excessReturned();

    assertClean();
    assertThat(suspense()).isEqualTo("0");
  }

  @Test
  void law_3_a_resolution_of_another_amount() {
    audited.change("UPDATE resolutions SET suspended_amount = suspended_amount + 1");

    audited.assertBroken(
        Law.PSP_OWES_US, reviewed.intent.payment().value(), "2950 EUR by the books, took 2951");
    audited.assertBroken(
        Law.FACTS_MATCH_ENTRIES, "CAPTURE_REVIEW_DONE:" + reviewed.order.id() + ":1");
  }

  @Test
  void law_6_a_resolution_nobody_confirmed() {
    audited.change("UPDATE resolutions SET confirmed_by = NULL, confirmed_at = NULL");

    audited.assertBroken(
        Law.FACTS_MATCH_ENTRIES,
        "CAPTURE_EXCESS:" + reviewed.order.id() + ":1: 50 EUR in the books without a fact");
  }

  @Test
  void the_database_takes_no_confirmation_by_the_proposer() {
    assertThatThrownBy(
            () -> audited.database.asOwner("UPDATE resolutions SET confirmed_by = proposed_by"))
        .hasMessageContaining("chk_resolution_by_two");
  }

  private void assertClean() {
    assertThat(audited.audit()).allSatisfy(finding -> assertThat(finding.detail()).isEmpty());
    assertThat(audited.recent(Instant.EPOCH))
        .allSatisfy(finding -> assertThat(finding.detail()).isEmpty());
  }

  private String suspense() {
    return audited
        .database
        .read(
            "SELECT coalesce(sum(CASE direction WHEN 'CREDIT' THEN amount ELSE -amount END), 0)::text"
                + " FROM postings JOIN accounts a ON a.id = account_id WHERE account_type = 'SUSPENSE'")
        .getFirst();
  }
}
