package dev.sluice.domain.refund;

import static dev.sluice.domain.Fixtures.FORGOTTEN;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.OTHER_REFERENCE;
import static dev.sluice.domain.Fixtures.PSP;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.REFUND;
import static dev.sluice.domain.Fixtures.circumstances;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.State;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.outcome.Outcome.Already;
import dev.sluice.domain.outcome.Outcome.Refused;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import dev.sluice.domain.psp.PspAnswer.NoAnswer;
import dev.sluice.domain.psp.PspAnswer.NotFound;
import dev.sluice.domain.psp.PspReference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A refund in review, and what is left of it when people have looked. */
class ResolvedRefundTest {

  @Test
  void what_the_psp_gave_is_what_went_back() {
    var review = tell(asked(), new Mismatch(REFERENCE, eur(300)));
    assertThat(refund(review.after()).status()).isEqualTo(RefundStatus.REVIEW);

    var resolved = resolve(review.after(), true);

    assertThat(refund(resolved.after()).amount()).isEqualTo(eur(300));
    assertThat(refund(resolved.after()).status()).isEqualTo(RefundStatus.SUCCEEDED);
    assertThat(end(resolved).amount()).isEqualTo(eur(300));
    assertThat(end(resolved).which()).isNotEqualTo(end(review).which());
    for (var said : List.of(new Mismatch(REFERENCE, eur(300)), new Approved(REFERENCE, eur(300))))
      assertThat(tell(resolved.after(), said)).isInstanceOf(Already.class);
  }

  @Test
  void what_never_went_back_stays_so_whatever_the_psp_repeats() {
    var review = tell(asked(), new Mismatch(REFERENCE, eur(300))).after();

    var resolved = resolve(review, false);

    assertThat(refund(resolved.after()).status()).isEqualTo(RefundStatus.FAILED);
    assertThat(end(resolved).amount()).isEqualTo(eur(0));
    assertThat(resolved.after().refundable()).isEqualTo(eur(1450));
    for (var said :
        List.of(
            new Mismatch(REFERENCE, eur(300)),
            new Approved(REFERENCE, eur(500)),
            new Declined("no")))
      assertThat(tell(resolved.after(), said)).isInstanceOf(Already.class);
  }

  @Test
  void more_than_is_left_cannot_have_gone_back() {
    var second = new Trigger.AskRefund(new RefundId(7), eur(900));
    var review =
        tell(asked(), new Mismatch(REFERENCE, eur(600)))
            .after()
            .on(second, circumstances(LATER))
            .after();

    assertThat(resolve(review, true)).isInstanceOf(Refused.class);
    assertThat(resolve(review, false)).isInstanceOf(Outcome.Moved.class);
  }

  @Test
  void of_what_nobody_knew_the_psp_may_still_say_something() {
    var question = unknown();
    assertThat(refund(question).status()).isEqualTo(RefundStatus.REVIEW);

    var late = tell(question, new Approved(OTHER_REFERENCE, eur(500)));
    assertThat(refund(late.after()).status()).isEqualTo(RefundStatus.REVIEW);
    assertThat(refund(resolve(late.after(), true).after()).state())
        .isInstanceOfSatisfying(
            RefundState.Succeeded.class,
            done -> assertThat(done.reference()).isEqualTo(OTHER_REFERENCE));
    var unheard = resolve(question, true).after();
    assertThat(refund(unheard).amount()).isEqualTo(eur(500));
    assertThat(refund(unheard).state())
        .isInstanceOfSatisfying(
            RefundState.Succeeded.class,
            done -> assertThat(done.reference()).isEqualTo(PspReference.UNKNOWN));
    assertThat(tell(unheard, new Approved(OTHER_REFERENCE, eur(500)))).isInstanceOf(Already.class);
  }

  /** The PSP was silent until it may have forgotten the key, and does not know it then. */
  private static PaymentOrder unknown() {
    var silent = tell(asked(), new NoAnswer("timeout")).after();
    var question = silent.on(new Trigger.Request(), circumstances(FORGOTTEN)).after();
    var asking = question.asking(PSP, FORGOTTEN);
    var nothing = new Trigger.Told(Operation.refund(REFUND), 1, 1, new NotFound());
    return asking.on(nothing, circumstances(FORGOTTEN)).after();
  }

  /** 5.00 EUR of the 14.50 that were captured. */
  private static PaymentOrder asked() {
    return order(new State.Captured(REFERENCE, NOON))
        .on(new Trigger.AskRefund(REFUND, eur(500)), circumstances(NOON))
        .after();
  }

  private static Refund refund(PaymentOrder order) {
    return order.refunds().find(Operation.refund(REFUND)).orElseThrow();
  }

  private static PaymentOrderFinalized end(Outcome<PaymentOrder> outcome) {
    return (PaymentOrderFinalized) outcome.news().getFirst();
  }

  private static Outcome<PaymentOrder> tell(PaymentOrder order, PspAnswer answer) {
    return order.on(new Trigger.Told(Operation.refund(REFUND), 1, 0, answer), circumstances(LATER));
  }

  private static Outcome<PaymentOrder> resolve(PaymentOrder order, boolean given) {
    return order.on(new Trigger.ResolveRefund(REFUND, given), circumstances(LATER));
  }
}
