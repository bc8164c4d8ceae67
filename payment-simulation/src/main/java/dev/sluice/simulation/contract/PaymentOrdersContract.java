package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.order.PaymentOrders;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.order.Capture;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.psp.PspAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link PaymentOrders} promises. */
@ContractOf(PaymentOrders.class)
public abstract class PaymentOrdersContract extends PursuedOrders {

  @Test
  void every_state_is_read_as_it_was_saved() {
    for (var begins : rooms().orders(things))
      for (var after :
          List.of(
              Things.requested(begins),
              Things.retryAt(begins, NOW.plusSeconds(2)),
              Things.questionAt(begins, NOW.plusSeconds(60)),
              Things.lost(begins),
              Things.inReview(begins),
              Things.failed(begins))) {
        saved(find(begins.id()).orElseThrow(), after, NOW);

        assertThat(find(begins.id())).contains(after);
      }
  }

  @Test
  void a_capture_comes_back_with_its_order() {
    var two = rooms().orders(things);
    var order = two.getFirst();

    var captured = saved(order, Things.captured(order), NOW);

    assertThat(find(order.id())).contains(captured);
    assertThat(rooms().orders().ofPayment(order.payment())).containsExactly(captured, two.get(1));
  }

  @Test
  void an_order_captured_in_parts_is_read_as_it_was_saved() {
    var begins = manual();
    var partly = saved(begins, Things.partly(begins, 600), NOW);
    assertThat(find(begins.id())).contains(partly);

    var asked = partly.on(new Trigger.Take(eur(100), true), Things.at(NOW)).after();
    assertThat(find(saved(partly, asked, NOW).id())).contains(asked);
    var no = new PspAnswer.Declined("insufficient_funds");
    var refused = asked.on(new Trigger.Told(asked.operation(), 1, 0, no), Things.at(NOW)).after();
    assertThat(find(saved(asked, refused, NOW).id())).contains(refused);
    var again = saved(refused, Things.partly(refused, 100), NOW);
    assertThat(again.captures()).extracting(Capture::n).containsExactly(1, 3);
    assertThat(find(begins.id())).contains(again);
    var ended = again.on(new Trigger.Cancel(), Things.at(NOW)).after();
    assertThat(find(saved(again, ended, NOW).id())).contains(ended);
  }

  @Test
  void what_nobody_wants_is_read_as_it_was_saved() {
    var begins = manual();
    var cancelled = begins.on(new Trigger.Cancel(), Things.at(NOW)).after();

    assertThat(find(saved(begins, cancelled, NOW).id())).contains(cancelled);
  }

  @Test
  void what_people_found_is_read_as_it_was_saved() {
    for (boolean taken : new boolean[] {true, false}) {
      var partly = Things.partly(manual(), 600);
      var asked = partly.on(new Trigger.Take(eur(100), true), Things.at(NOW)).after();
      var other = new PspAnswer.Mismatch(Things.reference(asked.id()), eur(99));
      var review = asked.on(new Trigger.Told(asked.operation(), 1, 0, other), Things.at(NOW));
      var begins = find(asked.id()).orElseThrow();
      var saved = saved(begins, review.after(), NOW);

      var resolved = Things.lookedAt(saved, taken);

      assertThat(find(saved(saved, resolved, NOW).id())).contains(resolved);
    }
  }

  @Test
  void what_waits_to_be_asked_for_does_not_look_alive() {
    var waits = manual();
    var later = NOW.plusSeconds(1);

    assertThat(in(() -> rooms().orders().claimLost(later, later, 1000))).doesNotContain(waits);
    var asked =
        saved(waits, waits.on(new Trigger.Take(eur(1), false), Things.at(NOW)).after(), NOW);
    assertThat(in(() -> rooms().orders().claimLost(later, later, 1000))).contains(asked);
  }

  private PaymentOrder manual() {
    var payment = rooms().payment(Things.authorized(things.manual()));
    return rooms().orders().ofPayment(payment.id()).getFirst();
  }

  @Test
  void the_same_capture_is_never_recorded_twice() {
    var order = stored();
    saved(order, Things.captured(order), NOW);

    assertThatThrownBy(() -> saved(order, Things.captured(order), NOW))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void adding_what_is_there_changes_nothing() {
    var two = rooms().orders(things);
    var captured = saved(two.get(0), Things.captured(two.get(0)), NOW);

    rooms().transactions().run(() -> rooms().orders().add(List.of(two.get(1), two.get(0))));

    assertThat(rooms().orders().ofPayment(captured.payment()))
        .containsExactly(captured, two.get(1));
  }

  @Test
  void a_seller_has_one_order_in_a_payment() {
    var order = stored();
    var second =
        PaymentOrder.initiated(
            new PaymentOrderId(things.number()),
            order.payment(),
            order.intent(),
            order.seller(),
            order.amount(),
            order.commission(),
            order.captureMethod(),
            order.traceId(),
            NOW);

    assertThatThrownBy(
            () -> rooms().transactions().run(() -> rooms().orders().add(List.of(second))))
        .isInstanceOf(RuntimeException.class);
    assertThat(find(second.id())).isEmpty();
  }

  @Test
  void an_order_knows_the_authorization_it_captures_from() {
    var order = stored();
    var payment = rooms().payments().find(order.payment()).orElseThrow();

    assertThat(rooms().orders().authorizations(List.of(order.id(), fresh().id())))
        .isEqualTo(Map.of(order.id(), payment.authorization()));
    assertThat(rooms().orders().authorizations(List.of())).isEmpty();
  }

  @Test
  void what_nobody_asked_for_yet_looks_alive_as_well() {
    var begins = stored();
    var later = NOW.plusSeconds(1);

    assertThat(in(() -> rooms().orders().claimLost(later, later, 1000))).contains(begins);
    assertThat(in(() -> rooms().orders().claimLost(later, later, 1000))).doesNotContain(begins);
  }

  @Override
  PaymentOrder fresh() {
    return Things.orders(Things.authorized(things.intent())).getFirst();
  }

  @Override
  PaymentOrder stored() {
    return rooms().orders(things).getFirst();
  }

  @Override
  PaymentOrder requested(PaymentOrder order) {
    return Things.requested(order);
  }

  @Override
  PaymentOrder retryAt(PaymentOrder order, Instant at) {
    return Things.retryAt(order, at);
  }

  @Override
  PaymentOrder questionAt(PaymentOrder order, Instant at) {
    return Things.questionAt(order, at);
  }

  @Override
  PaymentOrder asking(PaymentOrder order, Instant now) {
    return order.asking(Things.PSP, now);
  }
}
