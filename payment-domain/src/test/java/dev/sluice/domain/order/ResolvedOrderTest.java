package dev.sluice.domain.order;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.ORDER;
import static dev.sluice.domain.Fixtures.OTHER_REFERENCE;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.approved;
import static dev.sluice.domain.Fixtures.circumstances;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.order;
import static dev.sluice.domain.Fixtures.partly;
import static dev.sluice.domain.Fixtures.pursuit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.State.Initiated;
import dev.sluice.domain.order.State.Pending;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.outcome.Outcome.Already;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit.Phase;
import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people have found stands, whatever the PSP says afterwards. */
class ResolvedOrderTest {

  @Test
  void a_part_that_was_not_taken_does_not_come_back_to_review() {
    var asked = partly(new State.Requested(pursuit(Phase.REQUESTED)), second(), eur(600));
    var review = tell(asked, new Mismatch(OTHER_REFERENCE, eur(1400))).after();
    assertThat(review.state()).isInstanceOf(State.Review.class);

    var resolved = resolve(review, false).after();

    assertThat(resolved.status()).isEqualTo(PaymentOrderStatus.CAPTURED);
    assertThat(resolved.captured()).isEqualTo(eur(600));
    for (var repeated :
        List.of(new Approved(OTHER_REFERENCE, eur(1450)), new Mismatch(OTHER_REFERENCE, eur(1400))))
      assertThat(tell(resolved, repeated)).isInstanceOf(Already.class);
  }

  @Test
  void what_was_found_to_be_taken_is_known_when_the_psp_repeats_it() {
    var asked = order(new State.Requested(pursuit(Phase.REQUESTED)));
    for (var taken : List.of(eur(900), eur(1500))) {
      var review = asked.on(told(1, new Mismatch(REFERENCE, taken)), circumstances(LATER)).after();

      var resolved = resolve(review, true).after();

      assertThat(resolved.on(told(1, new Mismatch(REFERENCE, taken)), circumstances(LATER)))
          .isInstanceOf(Already.class);
      assertThat(resolved.on(told(1, approved(taken)), circumstances(LATER)))
          .isInstanceOf(Already.class);
    }
  }

  @Test
  void people_may_know_what_became_of_a_capture_nobody_answered_about() {
    var lost = order(new Pending(pursuit(Phase.LOST)));

    var taken = resolve(lost, true);
    assertThat(taken.after().captured()).isEqualTo(lost.amount());
    assertThat(taken.after().captures().getFirst().reference()).isEqualTo(PspReference.UNKNOWN);
    assertThat(end(taken).which()).isEqualTo("capture-1");
    assertThat(end(taken).amount()).isEqualTo(lost.amount());
    var not = resolve(lost, false);
    assertThat(not.after().status()).isEqualTo(PaymentOrderStatus.CAPTURE_FAILED);
    assertThat(end(not).released()).isEqualTo(lost.amount());

    for (var resolved : List.of(taken, not)) {
      assertThat(resolved.after().on(told(1, approved(lost.amount())), circumstances(LATER)))
          .isInstanceOf(Already.class);
      assertThat(
              resolved.after().on(new Trigger.Voided(Operation.capture(1)), circumstances(LATER)))
          .isInstanceOf(Already.class);
    }
  }

  /** Its payment gives back the rest by now. */
  @Test
  void a_part_nobody_answered_about_is_the_last_whatever_is_heard_of_it() {
    var demand = new Demand(2, eur(700), false);
    var lost = partly(new Pending(pursuit(Phase.LOST)), demand, eur(600));

    for (var outcome :
        List.of(
            resolve(lost, true),
            resolve(lost, false),
            tell(lost, new Approved(OTHER_REFERENCE, eur(700))),
            tell(lost, new PspAnswer.Declined("no")))) {
      var order = outcome.after();
      assertThat(order.status()).isEqualTo(PaymentOrderStatus.CAPTURED);
      assertThat(end(outcome).released()).isEqualTo(order.open());
    }
  }

  /** Equal ids are equal events: {@link OrderLife} looks at each. */
  @Seeded(times = 2000)
  void no_life_tells_two_things_under_one_name_whatever_people_find(Chance chance) {
    var method = chance.oneOf(CaptureMethod.values());
    var amount = eur(chance.amount(100_000));

    var life = new OrderLife(chance, order(ORDER, ANNA, amount, method, new Initiated()), true);
    life.live(80);

    var taken =
        life.told().stream()
            .distinct()
            .filter(PaymentOrderFinalized.class::isInstance)
            .map(event -> ((PaymentOrderFinalized) event).amount())
            .reduce(eur(0), dev.sluice.domain.money.Amount::plus);
    assertThat(taken).isEqualTo(life.order().captured());
  }

  private static Demand second() {
    return new Demand(2, eur(1450), false);
  }

  private static PaymentOrderFinalized end(Outcome<PaymentOrder> outcome) {
    return (PaymentOrderFinalized) outcome.news().getLast();
  }

  private static Outcome<PaymentOrder> resolve(PaymentOrder order, boolean taken) {
    return order.on(new Trigger.Resolve(taken), circumstances(NOON));
  }

  private static Outcome<PaymentOrder> tell(PaymentOrder order, PspAnswer answer) {
    return order.on(told(2, answer), circumstances(LATER));
  }

  private static Trigger.Told told(int n, PspAnswer answer) {
    return new Trigger.Told(Operation.capture(n), 2, 0, answer);
  }
}
