package dev.sluice.domain.order;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.FORGOTTEN;
import static dev.sluice.domain.Fixtures.INTENT;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.ORDER;
import static dev.sluice.domain.Fixtures.OTHER_REFERENCE;
import static dev.sluice.domain.Fixtures.PAYMENT;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.TRACE;
import static dev.sluice.domain.Fixtures.approved;
import static dev.sluice.domain.Fixtures.circumstances;
import static dev.sluice.domain.Fixtures.eighth;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.order;
import static dev.sluice.domain.Fixtures.pursuit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import dev.sluice.domain.order.State.CaptureFailed;
import dev.sluice.domain.order.State.Captured;
import dev.sluice.domain.order.State.Initiated;
import dev.sluice.domain.order.State.Requested;
import dev.sluice.domain.order.State.Review;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.outcome.Outcome.Already;
import dev.sluice.domain.outcome.Outcome.Refused;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import dev.sluice.domain.psp.PspAnswer.NoAnswer;
import dev.sluice.domain.psp.Pursuit.Phase;
import dev.sluice.domain.refund.Refunds;
import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentOrderTest {
  private static final Amount AMOUNT = eur(1450);

  @Test
  void a_request_asks_the_psp_for_the_whole_amount() {
    var outcome = order(new Initiated()).on(new Trigger.Request(), circumstances(LATER));

    assertThat(outcome.after().status()).isEqualTo(PaymentOrderStatus.CAPTURE_REQUESTED);
    assertThat(outcome.news())
        .containsExactly(
            new PaymentOrderPspCallRequested(ORDER, PAYMENT, Operation.capture(1), 1, AMOUNT));
  }

  @Test
  void an_approval_captures_with_its_commission_and_releases_nothing() {
    var outcome = tell(requested(), approved(AMOUNT));

    var order = outcome.after();
    assertThat(order.status()).isEqualTo(PaymentOrderStatus.CAPTURED);
    assertThat(order.captured()).isEqualTo(AMOUNT);
    assertThat(order.captures())
        .containsExactly(new Capture(1, AMOUNT, eur(181), REFERENCE, LATER));
    assertThat(outcome.news())
        .containsExactly(
            finalized(AMOUNT, eur(181), eur(0), eur(0), PaymentOrderStatus.CAPTURED, true));
  }

  @Test
  void a_decline_takes_nothing_and_releases_everything() {
    var outcome = tell(requested(), new Declined("insufficient_funds"));

    assertThat(outcome.after().state()).isEqualTo(new CaptureFailed("insufficient_funds", LATER));
    assertThat(outcome.news())
        .containsExactly(
            finalized(eur(0), eur(0), AMOUNT, eur(0), PaymentOrderStatus.CAPTURE_FAILED, true));
  }

  @Test
  void another_amount_or_currency_goes_to_review_and_not_to_the_seller() {
    for (var taken : List.of(eur(900), eur(2000), Amount.of(1450, "JPY"))) {
      var outcome = tell(requested(), new Mismatch(REFERENCE, taken));

      assertThat(outcome.after().state()).isInstanceOf(Review.class);
      assertThat(outcome.after().captured().isZero()).isTrue();
      assertThat(outcome.news())
          .containsExactly(
              finalized(eur(0), eur(0), eur(0), taken, PaymentOrderStatus.REVIEW, false));
    }
  }

  @Test
  void an_approval_that_nobody_compared_is_compared_here() {
    assertThat(tell(requested(), approved(eur(900))))
        .isEqualTo(tell(requested(), new Mismatch(REFERENCE, eur(900))));
  }

  @Test
  void the_same_approval_twice_captures_once() {
    var captured = tell(requested(), approved(AMOUNT)).after();

    assertThat(tell(captured, approved(AMOUNT))).isInstanceOf(Already.class);
  }

  @Test
  void an_approval_with_another_reference_after_a_capture_is_refused() {
    var captured = tell(requested(), approved(AMOUNT)).after();

    var outcome = tell(captured, new Approved(OTHER_REFERENCE, AMOUNT));

    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(outcome.after()).isEqualTo(captured);
    assertThat(outcome.news()).isEmpty();
  }

  @Test
  void a_decline_after_a_capture_is_refused() {
    var outcome = tell(order(new Captured(REFERENCE, NOON)), new Declined("too_late"));

    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(outcome.after().status()).isEqualTo(PaymentOrderStatus.CAPTURED);
    assertThat(((Refused<PaymentOrder>) outcome).reason())
        .contains(ORDER.value(), "CAPTURED", "too_late");
  }

  @Test
  void an_approval_after_a_failure_is_refused_but_its_money_goes_into_review() {
    var outcome = tell(order(new CaptureFailed("declined", NOON)), approved(AMOUNT));

    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(outcome.after().status()).isEqualTo(PaymentOrderStatus.REVIEW);
    assertThat(outcome.news())
        .containsExactly(
            finalized(eur(0), eur(0), eur(0), AMOUNT, PaymentOrderStatus.REVIEW, false));
    assertThat(tell(outcome.after(), approved(AMOUNT))).isInstanceOf(Already.class);
  }

  @Test
  void a_different_answer_in_review_is_never_silent() {
    var review = tell(requested(), new Mismatch(REFERENCE, eur(900))).after();

    assertThat(tell(review, new Mismatch(REFERENCE, eur(900)))).isInstanceOf(Already.class);
    assertThat(tell(review, new Mismatch(REFERENCE, eur(800)))).isInstanceOf(Refused.class);
    assertThat(tell(review, approved(AMOUNT))).isInstanceOf(Refused.class);
    assertThat(tell(review, new Declined("no"))).isInstanceOf(Refused.class);
    assertThat(tell(review, new NoAnswer("timeout"))).isInstanceOf(Already.class);
  }

  @Test
  void silence_about_an_older_attempt_changes_nothing_but_its_yes_counts() {
    var second = order(new Requested(pursuit(Phase.REQUESTED)));

    assertThat(tell(second, 1, new NoAnswer("timeout"), LATER)).isInstanceOf(Already.class);
    assertThat(tell(second, 1, approved(AMOUNT), LATER).after().status())
        .isEqualTo(PaymentOrderStatus.CAPTURED);
  }

  @Test
  void a_retry_uses_the_same_key_and_the_next_attempt() {
    var silent = tell(requested(), new NoAnswer("timeout")).after();
    assertThat(silent.status()).isEqualTo(PaymentOrderStatus.PENDING_CAPTURE);

    var again = silent.on(new Trigger.Request(), circumstances(LATER));

    assertThat(again.after().pspKey()).isEqualTo(requested().pspKey());
    assertThat(again.news())
        .containsExactly(
            new PaymentOrderPspCallRequested(ORDER, PAYMENT, Operation.capture(1), 2, AMOUNT));
  }

  @Test
  void a_retry_is_a_question_once_its_key_may_be_forgotten() {
    var silent = tell(requested(), new NoAnswer("timeout")).after();

    var outcome = silent.on(new Trigger.Request(), circumstances(FORGOTTEN));

    assertThat(outcome.news()).as("nobody is told to call").isEmpty();
    assertThat(outcome.after().pursuit().orElseThrow().phase()).isEqualTo(Phase.QUESTION);
  }

  @Test
  void an_answer_about_another_operation_is_refused() {
    var told = new Trigger.Told(Operation.capture(2), 1, 0, approved(AMOUNT));

    assertThat(requested().on(told, circumstances(LATER))).isInstanceOf(Refused.class);
  }

  @Test
  void a_request_told_again_has_the_same_bytes() {
    var requested = order(new Initiated()).on(new Trigger.Request(), circumstances(LATER)).after();

    assertThat(requested.requestEnvelope()).isEqualTo(requested.requestEnvelope());
    assertThat(requested.requestEnvelope().timestamp()).isEqualTo(LATER);
    assertThat(requested.requestEnvelope().traceId()).isEqualTo(TRACE);
    assertThat(requested.createdEnvelope().timestamp()).isEqualTo(NOON);
  }

  @Test
  void an_order_that_cannot_be_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> withAmounts(eur(0), eur(0)));
    assertThatIllegalArgumentException().isThrownBy(() -> withAmounts(eur(-1), eur(0)));
    assertThatIllegalArgumentException().isThrownBy(() -> withAmounts(eur(10), eur(11)));
    assertThatIllegalArgumentException().isThrownBy(() -> withAmounts(eur(10), eur(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withAmounts(eur(10), Amount.of(1, "JPY")));
  }

  /**
   * Whatever the PSP says and however often: one capture at most, one end, equal id equal event.
   */
  @Seeded(times = 500)
  void no_life_of_an_order_captures_twice(Chance chance) {
    var lives =
        new OrderLife(chance, order(ORDER, ANNA, eur(chance.amount(100_000)), new Initiated()));

    lives.live(40);

    var order = lives.order();
    assertThat(order.captures()).hasSizeLessThanOrEqualTo(1);
    var ends =
        lives.told().stream().filter(PaymentOrderFinalized.class::isInstance).distinct().toList();
    assertThat(ends.stream().map(PaymentOrderFinalized.class::cast).filter(e -> e.orderFinal()))
        .hasSizeLessThanOrEqualTo(1);
    assertThat(order.captured().isZero()).isEqualTo(order.status() != PaymentOrderStatus.CAPTURED);
    if (!order.captured().isZero())
      assertThat(order.captures().getFirst().commission()).isEqualTo(eighth(order.amount()));
  }

  private static PaymentOrder requested() {
    return order(new Initiated()).on(new Trigger.Request(), circumstances(NOON)).after();
  }

  private static Outcome<PaymentOrder> tell(PaymentOrder order, PspAnswer answer) {
    return tell(order, 1, answer, LATER);
  }

  private static Outcome<PaymentOrder> tell(
      PaymentOrder order, int attempt, PspAnswer answer, Instant now) {
    return order.on(new Trigger.Told(Operation.capture(1), attempt, 0, answer), circumstances(now));
  }

  private static PaymentOrderFinalized finalized(
      Amount taken,
      Amount share,
      Amount released,
      Amount inReview,
      PaymentOrderStatus status,
      boolean orderFinal) {
    return new PaymentOrderFinalized(
        ORDER,
        PAYMENT,
        INTENT,
        ANNA,
        Operation.capture(1),
        1,
        taken,
        share,
        released,
        inReview,
        status,
        orderFinal);
  }

  private static PaymentOrder withAmounts(Amount amount, Amount commission) {
    return new PaymentOrder(
        ORDER,
        PAYMENT,
        INTENT,
        ANNA,
        amount,
        commission,
        CaptureMethod.AUTOMATIC,
        new Initiated(),
        Demand.none(amount.currency()),
        List.of(),
        Refunds.NONE,
        TRACE,
        NOON);
  }
}
