package dev.sluice.domain.order;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.ORDER;
import static dev.sluice.domain.Fixtures.OTHER_REFERENCE;
import static dev.sluice.domain.Fixtures.approved;
import static dev.sluice.domain.Fixtures.circumstances;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.manual;
import static dev.sluice.domain.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderFinalized;
import dev.sluice.domain.order.State.Initiated;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.outcome.Outcome.Already;
import dev.sluice.domain.outcome.Outcome.Refused;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders the marketplace captures when it ships. */
class PartialCaptureTest {

  @Test
  void nobody_captures_it_by_himself() {
    assertThat(manual().on(new Trigger.Request(), circumstances(LATER)))
        .isInstanceOf(Already.class);
    assertThat(order(new Initiated()).on(take(600), circumstances(LATER)))
        .as("what is captured by itself")
        .isInstanceOf(Refused.class);
  }

  @Test
  void two_parts_have_a_key_a_movement_and_a_commission_each() {
    var first = told(asked(manual(), take(600)), approved(eur(600)));
    assertThat(first.after().status()).isEqualTo(PaymentOrderStatus.PARTIALLY_CAPTURED);
    assertThat(end(first).orderFinal()).isFalse();

    var second = told(asked(first.after(), take(850)), approved(eur(850)));

    assertThat(second.after().status()).isEqualTo(PaymentOrderStatus.CAPTURED);
    assertThat(second.after().pspKey().value()).isEqualTo(ORDER + ":capture-2");
    assertThat(end(second).operation()).isEqualTo(Operation.capture(2));
    assertThat(end(second).released()).isEqualTo(eur(0));
    assertThat(end(first).commission().plus(end(second).commission()))
        .isEqualTo(manual().commission());
  }

  @Test
  void the_last_capture_gives_the_rest_back() {
    var outcome = told(asked(manual(), new Trigger.Take(eur(600), true)), approved(eur(600)));

    assertThat(outcome.after().status()).isEqualTo(PaymentOrderStatus.CAPTURED);
    assertThat(end(outcome).released()).isEqualTo(eur(850));
    assertThat(end(outcome).orderFinal()).isTrue();
  }

  @Test
  void a_refused_first_capture_fails_the_order_a_refused_second_leaves_what_is_taken() {
    assertThat(told(asked(manual(), take(600)), new Declined("no")).after().status())
        .isEqualTo(PaymentOrderStatus.CAPTURE_FAILED);

    var second = told(asked(partly(), new Trigger.Take(eur(850), true)), new Declined("no"));

    assertThat(second.after().status()).isEqualTo(PaymentOrderStatus.PARTIALLY_CAPTURED);
    assertThat(end(second).amount()).isEqualTo(eur(0));
    assertThat(asked(second.after(), take(100)).pspKey().value()).isEqualTo(ORDER + ":capture-3");
  }

  @Test
  void nobody_takes_more_than_is_open_or_two_things_at_once() {
    assertThat(partly().on(take(851), circumstances(LATER))).isInstanceOf(Refused.class);
    assertThat(partly().on(take(0), circumstances(LATER))).isInstanceOf(Refused.class);
    assertThat(asked(manual(), take(600)).on(take(600), circumstances(LATER)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_void_that_comes_first_wins_and_one_that_comes_second_is_refused() {
    var cancelled = manual().on(new Trigger.Cancel(), circumstances(LATER));
    assertThat(cancelled.after().status()).isEqualTo(PaymentOrderStatus.CANCELLED);
    assertThat(end(cancelled).operation()).isEqualTo(Operation.VOID);
    assertThat(end(cancelled).released()).isEqualTo(eur(1450));
    assertThat(cancelled.after().on(take(600), circumstances(LATER))).isInstanceOf(Refused.class);
    assertThat(cancelled.after().on(new Trigger.Request(), circumstances(LATER)))
        .isInstanceOf(Already.class);

    assertThat(asked(manual(), take(600)).on(new Trigger.Cancel(), circumstances(LATER)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_void_of_the_rest_leaves_what_is_taken() {
    var outcome = partly().on(new Trigger.Cancel(), circumstances(LATER));

    assertThat(outcome.after().status()).isEqualTo(PaymentOrderStatus.CAPTURED);
    assertThat(end(outcome).released()).isEqualTo(eur(850));
    assertThat(outcome.after().captured()).isEqualTo(eur(600));
  }

  @Test
  void what_is_not_taken_in_time_ends_with_the_authorization() {
    var expired = manual().on(new Trigger.Expired(), circumstances(LATER));
    assertThat(expired.after().status()).isEqualTo(PaymentOrderStatus.CANCELLED);
    assertThat(end(expired).operation()).isEqualTo(Operation.EXPIRY);
    assertThat(partly().on(new Trigger.Expired(), circumstances(LATER)).after().status())
        .isEqualTo(PaymentOrderStatus.CAPTURED);
    assertThat(asked(partly(), take(100)).on(new Trigger.Expired(), circumstances(LATER)))
        .as("the PSP decides about what runs")
        .isInstanceOf(Already.class);
  }

  @Test
  void an_earlier_capture_told_again_is_no_news_and_told_otherwise_is_refused() {
    var second = asked(partly(), take(850));

    assertThat(earlier(second, approved(eur(600)))).isInstanceOf(Already.class);
    assertThat(earlier(second, new PspAnswer.NoAnswer("timeout"))).isInstanceOf(Already.class);
    assertThat(earlier(second, new Declined("no"))).isInstanceOf(Refused.class);
    assertThat(earlier(second, new Approved(OTHER_REFERENCE, eur(600))))
        .isInstanceOf(Refused.class);
  }

  /** Whatever is asked for, said and repeated: never more than the order, every cent once. */
  @Seeded(times = 1000)
  void no_life_takes_more_than_was_held(Chance chance) {
    var begin =
        order(ORDER, ANNA, eur(chance.amount(100_000)), CaptureMethod.MANUAL, new Initiated());
    var life = new OrderLife(chance, begin);

    life.live(60);

    var order = life.order();
    var ends =
        life.told().stream()
            .distinct()
            .filter(PaymentOrderFinalized.class::isInstance)
            .map(PaymentOrderFinalized.class::cast)
            .toList();
    assertThat(sum(ends.stream().map(PaymentOrderFinalized::amount).toList()))
        .isEqualTo(order.captured());
    assertThat(sum(ends.stream().map(PaymentOrderFinalized::commission).toList()))
        .isEqualTo(begin.commission().share(order.captured(), order.amount()));
    assertThat(ends.stream().filter(PaymentOrderFinalized::orderFinal).count())
        .isLessThanOrEqualTo(1);
    if (order.status().isTerminal())
      assertThat(sum(ends.stream().map(PaymentOrderFinalized::released).toList()))
          .isEqualTo(order.open());
  }

  private static Amount sum(List<Amount> amounts) {
    return amounts.stream().reduce(eur(0), Amount::plus);
  }

  private static Trigger.Take take(long cents) {
    return new Trigger.Take(eur(cents), false);
  }

  /** 6.00 EUR of 14.50 are taken. */
  private static PaymentOrder partly() {
    return told(asked(manual(), take(600)), approved(eur(600))).after();
  }

  private static PaymentOrder asked(PaymentOrder order, Trigger.Take take) {
    return order.on(take, circumstances(NOON)).after();
  }

  private static Outcome<PaymentOrder> told(PaymentOrder order, PspAnswer answer) {
    return order.on(new Trigger.Told(order.operation(), 1, 0, answer), circumstances(LATER));
  }

  private static Outcome<PaymentOrder> earlier(PaymentOrder order, PspAnswer answer) {
    return order.on(new Trigger.Told(Operation.capture(1), 1, 0, answer), circumstances(LATER));
  }

  private static PaymentOrderFinalized end(Outcome<PaymentOrder> outcome) {
    Event only = outcome.news().getFirst();
    return (PaymentOrderFinalized) only;
  }
}
