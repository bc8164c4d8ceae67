package dev.sluice.domain.order;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.FORGOTTEN;
import static dev.sluice.domain.Fixtures.INTENT;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.ORDER;
import static dev.sluice.domain.Fixtures.PAYMENT;
import static dev.sluice.domain.Fixtures.PSP;
import static dev.sluice.domain.Fixtures.circumstances;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.order;
import static dev.sluice.domain.Fixtures.pursuit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.State.CaptureFailed;
import dev.sluice.domain.order.State.Initiated;
import dev.sluice.domain.order.State.Pending;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.outcome.Outcome.Already;
import dev.sluice.domain.outcome.Outcome.Refused;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.NoAnswer;
import dev.sluice.domain.psp.PspAnswer.NotFound;
import dev.sluice.domain.psp.Pursuit.Phase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A capture the PSP knows nothing of: not yet, or no more. */
class LostOrderTest {
  private static final Amount AMOUNT = eur(1450);

  @Test
  void what_never_reached_the_psp_ends_with_the_authorization() {
    var asked = order(new Pending(pursuit(Phase.QUESTION)));
    var lost = tell(asked, 2, new NotFound(), FORGOTTEN).after();
    assertThat(lost.pursuit().orElseThrow().isLost()).isTrue();

    var outcome = lost.on(new Trigger.Voided(Operation.capture(1)), circumstances(FORGOTTEN));

    assertThat(outcome.after().state())
        .isEqualTo(new CaptureFailed(PaymentOrder.NEVER_REACHED_PSP, FORGOTTEN));
    assertThat(outcome.news())
        .containsExactly(
            finalized(eur(0), eur(0), AMOUNT, eur(0), PaymentOrderStatus.CAPTURE_FAILED, true));
  }

  /** What the PSP did not know then it may know by now: the request has been sent again since. */
  @Test
  void not_found_in_answer_to_an_older_attempt_or_question_moves_nothing() {
    var asked = order(new Pending(pursuit(Phase.QUESTION)));
    var again = tell(asked, 2, new NotFound(), LATER).after();
    var silent = tell(again, 3, new NoAnswer("timeout"), LATER).after();
    var askedAgain = silent.asking(PSP, LATER);

    assertThat(tell(askedAgain, 2, new NotFound(), FORGOTTEN)).isInstanceOf(Already.class);
    assertThat(tell(askedAgain, 3, new NotFound(), FORGOTTEN)).isInstanceOf(Already.class);
    var told = new Trigger.Told(Operation.capture(1), 3, 1, new NotFound());
    assertThat(askedAgain.on(told, circumstances(LATER)).after().status())
        .isEqualTo(PaymentOrderStatus.CAPTURE_REQUESTED);
  }

  @Test
  void a_void_does_not_end_what_may_still_be_captured() {
    for (var order :
        List.of(
            requested(),
            order(new Pending(pursuit(Phase.RETRY))),
            order(new Pending(pursuit(Phase.QUESTION)))))
      assertThat(order.on(new Trigger.Voided(Operation.capture(1)), circumstances(LATER)))
          .isInstanceOf(Refused.class);
  }

  private static PaymentOrder requested() {
    return order(new Initiated()).on(new Trigger.Request(), circumstances(NOON)).after();
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
}
