package dev.sluice.infrastructure.audit;

import static dev.sluice.infrastructure.audit.AuditedBooks.assertBroken;
import static dev.sluice.infrastructure.audit.AuditedBooks.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.Law;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.infrastructure.Samples;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One changed row about money that went back, and the law that sees it. */
@Tag("integration")
class RefundLawsIntegrationTest {

  private AuditedBooks audited;
  private PaymentIntent refunded;

  @BeforeEach
  void open() {
    audited = new AuditedBooks();
    refunded = audited.story.refunded();
  }

  @AfterEach
  void close() {
    audited.close();
  }

  @Test
  void clean_refunds_break_no_law() {
    assertThat(audited.audit())
        .allSatisfy(finding -> assertThat(finding.detail()).isEmpty())
        .allSatisfy(finding -> assertThat(finding.leftOut()).isZero());
    assertThat(audited.books.overview(Optional.empty()).inFlight().values()).containsOnly(0L);
  }

  @Test
  void law_3_a_refund_that_did_not_succeed() {
    audited.change(
        "UPDATE refunds SET status = 'FAILED', commission = 0 WHERE public_refund_id = '%s'"
            .formatted(first()));

    audited.assertBroken(Law.PSP_OWES_US, refunded.payment().value(), "950 EUR", "took 1450");
  }

  @Test
  void law_4_a_commission_given_back_that_was_changed_afterwards() {
    audited.change(
        "UPDATE refunds SET commission = commission + 1 WHERE public_refund_id = '%s'"
            .formatted(first()));

    audited.assertBroken(Law.SELLERS_ARE_OWED, "seller-1 has available -450 EUR", "gave back -449");
  }

  @Test
  void law_6_an_entry_of_a_refund_that_is_gone() {
    audited.change(
        "UPDATE journal_entries SET movement_key = 'REFUND:re_unknown' WHERE movement_key ="
            + " 'REFUND:%s'".formatted(first()));

    audited.assertBroken(
        Law.FACTS_MATCH_ENTRIES,
        "REFUND:%s: 500 EUR without an entry".formatted(first()),
        "REFUND:re_unknown: 500 EUR in the books without a fact");
  }

  @Test
  void law_8_a_refund_the_psp_knows_nothing_of() {
    var without = audited.story.psp.stream().filter(one -> !one.key().equals(first())).toList();

    assertBroken(audited.audit(without), Law.PSP_AGREES, first() + ": the PSP knows nothing");
  }

  @Test
  void law_8_a_refund_in_review_is_left_out() {
    audited.change(
        "UPDATE refunds SET status = 'REVIEW', last_error = 'x', review_amount = 1,"
            + " review_currency = 'EUR' WHERE public_refund_id = '%s'".formatted(first()));
    var without = audited.story.psp.stream().filter(one -> !one.key().equals(first())).toList();

    var finding = AuditedBooks.of(Law.PSP_AGREES, audited.audit(without));
    assertThat(finding.holds()).isTrue();
    assertThat(finding.leftOut()).isPositive();
  }

  @Test
  void law_9_more_refunded_than_captured() {
    audited.change(
        "UPDATE refunds SET amount = 1451 WHERE public_refund_id = '%s'".formatted(first()));

    audited.assertBroken(
        Law.CAPS, order(refunded) + " refunded and charged back 1451 of 1450 EUR captured");
  }

  @Test
  void law_10_a_status_that_the_refunds_deny() {
    audited.change(
        "UPDATE payment_orders SET status = 'CAPTURED' WHERE public_payment_order_id = '%s'"
            .formatted(order(refunded)));
    audited.assertBroken(Law.ENDS_ONCE, order(refunded) + " is CAPTURED", "its refunds 500");
  }

  @Test
  void law_10_a_sum_that_the_refunds_deny() {
    audited.change(
        "UPDATE payments SET refunded_amount = 1 WHERE id = " + refunded.payment().number());
    audited.assertBroken(Law.ENDS_ONCE, refunded.payment() + " is PARTIALLY_REFUNDED", "1950");
  }

  @Test
  void clean_disputes_break_no_law_and_a_changed_one_does() {
    var disputed = audited.story.disputed();
    assertThat(audited.audit()).allSatisfy(finding -> assertThat(finding.detail()).isEmpty());

    audited.change("UPDATE disputes SET amount = amount - 1 WHERE bearer = 'SELLER'");
    audited.assertBroken(Law.PSP_OWES_US, disputed.payment().value());
    audited.assertBroken(Law.SELLERS_ARE_OWED, "seller-1", disputed.payment().value());
    audited.assertBroken(Law.FACTS_MATCH_ENTRIES, "CHARGEBACK:dp_");
  }

  @Test
  void law_9_a_dispute_over_what_went_back_already() {
    var disputed = audited.story.disputed();
    audited.change("UPDATE disputes SET amount = 1451 WHERE bearer = 'SELLER'");

    audited.assertBroken(
        Law.CAPS, order(disputed) + " refunded and charged back 1451 of 1450 EUR captured");
  }

  /** The refund of the first order. */
  private String first() {
    return audited
        .database
        .read(
            "SELECT public_refund_id FROM refunds WHERE payment_order_id = "
                + Samples.orders(refunded).getFirst().id().number())
        .getFirst();
  }
}
