package dev.sluice.infrastructure.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.audit.Law;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.intent.IntentRoom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  void law_8_what_two_people_have_judged_is_no_difference() {
    var key = reviewed.order.id() + ":capture-1";
    var otherwise =
        audited.story.psp.stream().map(one -> one.key().equals(key) ? more(one) : one).toList();
    assertThat(AuditedBooks.of(Law.PSP_AGREES, audited.audit(otherwise)).holds()).isTrue();

    audited.change("UPDATE resolutions SET confirmed_by = NULL, confirmed_at = NULL");

    AuditedBooks.assertBroken(
        audited.audit(otherwise),
        Law.PSP_AGREES,
        key + ": the PSP did 1600 EUR, on record here is 1500 EUR");
  }

  @Test
  void law_8_what_is_held_of_an_intent_goes_back_only_when_that_was_decided() {
    var intent = Samples.authorized();
    database().run(() -> IntentRoom.of(database()).add(List.of(intent)));
    var held = new ArrayList<>(audited.story.psp);
    var key = intent.pspKey().value();
    held.add(new PspRecords.Record(key, "authorize", "a-other", "r-other", Samples.eur(7)));
    declined(intent, PaymentIntent.NOT_AS_ASKED);
    assertThat(AuditedBooks.of(Law.PSP_AGREES, audited.audit(held)).holds()).isTrue();

    declined(intent, "insufficient_funds");

    AuditedBooks.assertBroken(
        audited.audit(held),
        Law.PSP_AGREES,
        key + ": the PSP did 7 EUR, on record here is nothing");
  }

  private void declined(PaymentIntent intent, String reason) {
    audited.change(
        "UPDATE payment_intents SET status = 'DECLINED', reason = '%s' WHERE id = %d"
            .formatted(reason, intent.id().number()));
  }

  private Database database() {
    return audited.database;
  }

  private static PspRecords.Record more(PspRecords.Record one) {
    return new PspRecords.Record(
        one.key(), one.operation(), one.authorization(), one.reference(), Samples.eur(1600));
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
