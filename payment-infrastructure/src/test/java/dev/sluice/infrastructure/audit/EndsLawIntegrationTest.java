package dev.sluice.infrastructure.audit;

import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.Law;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.Capture;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.infrastructure.Samples;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 10, clause by clause: one row is changed, and says what the amounts deny. */
@Tag("integration")
class EndsLawIntegrationTest {

  private AuditedBooks audited;

  @BeforeEach
  void open() {
    audited = new AuditedBooks();
  }

  @AfterEach
  void close() {
    audited.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "captured_amount = 1449 | is CAPTURED, captured 1449 and refunded 0, its captures are 1450",
        "capture_count = 2 | (captures, refunds, disputes counted: 2, 0, 0; there: 1, 0, 0)",
        "refund_count = 1 | (captures, refunds, disputes counted: 1, 1, 0; there: 1, 0, 0)",
        "dispute_count = 1 | (captures, refunds, disputes counted: 1, 0, 1; there: 1, 0, 0)",
        "refunded_amount = 1 | is CAPTURED, captured 1450 and refunded 1",
        "demand_no = 0 | is CAPTURED",
        "status = 'PARTIALLY_CAPTURED' | is PARTIALLY_CAPTURED, captured 1450",
        "status = 'CAPTURE_FAILED' | is CAPTURE_FAILED, captured 1450",
        "status = 'PARTIALLY_REFUNDED' | is PARTIALLY_REFUNDED, captured 1450 and refunded 0",
        "status = 'REFUNDED' | is REFUNDED, captured 1450 and refunded 0",
        "released_amount = 1 | is CAPTURED",
      })
  void an_order_that_was_captured(String change, String detail) {
    sabotaged(first(audited.captured), change, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "status = 'CAPTURED' | is CAPTURED, captured 0",
        "status = 'PARTIALLY_CAPTURED', released_amount = 0 | is PARTIALLY_CAPTURED, captured 0",
        "released_amount = 1449 | is CAPTURE_FAILED, captured 0",
      })
  void an_order_of_which_nothing_was_taken(String change, String detail) {
    sabotaged(Samples.orders(audited.half).getLast(), change, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "status = 'CANCELLED' | is CANCELLED, captured 600",
        "status = 'CAPTURE_FAILED' | is CAPTURE_FAILED, captured 600",
        "status = 'PARTIALLY_CAPTURED' | is PARTIALLY_CAPTURED, captured 600",
        "released_amount = 849 | is CAPTURED, captured 600",
      })
  void an_order_that_ended_with_a_part(String change, String detail) {
    sabotaged(first(partly()), change, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "status = 'PARTIALLY_CAPTURED' | is PARTIALLY_CAPTURED, captured 0",
        "released_amount = 5 | is INITIATED_PENDING",
        "capture_method = 'AUTOMATIC' | is INITIATED_PENDING",
      })
  void an_order_that_waits_to_be_asked_for(String change, String detail) {
    var intent = audited.story.expanded();
    audited.change(
        "UPDATE payment_orders SET capture_method = 'MANUAL' WHERE payment_id = "
            + intent.payment().number());
    sabotaged(first(intent), change, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "status = 'CAPTURED' | is CAPTURED, captured 1450 and refunded 1450",
        "status = 'PARTIALLY_REFUNDED' | is PARTIALLY_REFUNDED, captured 1450 and refunded 1450",
        "refunded_amount = 1449 | is REFUNDED, captured 1450 and refunded 1449",
        "refund_count = 0 | (captures, refunds, disputes counted: 1, 0, 0; there: 1, 1, 0)",
      })
  void an_order_that_went_back(String change, String detail) {
    sabotaged(Samples.orders(audited.story.refunded()).getLast(), change, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "captured_amount = 2899 | is CAPTURED and completed, captured 2899",
        "refunded_amount = 1 | is CAPTURED and completed, captured 2900 and refunded 1",
        "completed = FALSE | is CAPTURED, captured 2900",
        "status = 'PARTIALLY_REFUNDED' | is PARTIALLY_REFUNDED and completed",
        "status = 'REFUNDED' | is REFUNDED and completed",
        "status = 'VOIDED' | is VOIDED and completed",
      })
  void a_payment(String change, String detail) {
    clean();
    var payment = audited.captured.payment();
    audited.change("UPDATE payments SET %s WHERE id = %d".formatted(change, payment.number()));
    audited.assertBroken(Law.ENDS_ONCE, payment + " " + detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"captured_amount = 2899", "total_amount = 2901", "currency = 'JPY'"})
  void an_end_that_was_told_otherwise(String change) {
    clean();
    var payment = audited.captured.payment();
    audited.change(
        "UPDATE payment_captured_events SET %s WHERE payment_id = %d"
            .formatted(change, payment.number()));
    audited.assertBroken(Law.ENDS_ONCE, payment + " is final and told PaymentCaptured");
  }

  /** It holds before the change, so it is the change that breaks it. */
  private void sabotaged(PaymentOrder order, String change, String detail) {
    clean();
    audited.change(
        "UPDATE payment_orders SET %s WHERE id = %d".formatted(change, order.id().number()));
    audited.assertBroken(Law.ENDS_ONCE, order.id().value(), detail);
  }

  private void clean() {
    assertThat(AuditedBooks.of(Law.ENDS_ONCE, audited.audit()).detail()).isEmpty();
  }

  private static PaymentOrder first(PaymentIntent intent) {
    return Samples.orders(intent).getFirst();
  }

  /** 6.00 of 14.50 EUR captured of the first order, nothing of the second. */
  private PaymentIntent partly() {
    var intent = audited.story.expanded();
    var orders = Samples.orders(intent);
    var reference = Samples.reference("p" + intent.id());
    audited.story.save(
        orders.getFirst(),
        Samples.in(
            new State.Captured(reference, NOW),
            orders.getFirst(),
            List.of(new Capture(1, eur(600), eur(60), reference, NOW))));
    audited.story.save(
        orders.getLast(), Samples.in(new State.Cancelled("CANCELLED", NOW), orders.getLast()));
    audited.story.complete(intent);
    audited.story.voidRest(intent);
    return intent;
  }
}
