package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.RefundStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Payment orders whose captures are over: what is pursued at the PSP are their refunds. */
@ContractOf(PaymentOrders.class)
public abstract class RefundedOrdersContract extends PursuedOrders {

  @Test
  void refunds_come_back_in_the_order_they_were_asked_for() {
    var order = stored();
    var asked = saved(order, thrice(order), NOW);

    assertThat(find(order.id())).contains(asked);
    assertThat(asked.refunds().all())
        .extracting(Refund::status)
        .containsOnly(RefundStatus.REQUESTED);
    assertThat(asked.refunds().running()).contains(asked.refunds().all().getFirst());
  }

  @Test
  void the_end_of_one_and_the_beginning_of_the_next_are_saved_together() {
    var order = stored();
    var asked = saved(order, thrice(order), NOW);
    var reference = Things.reference(order.id());

    var one = saved(Things.refundTold(asked, new PspAnswer.Approved(reference, eur(100)), NOW));
    var two = saved(Things.refundTold(one, new PspAnswer.Declined("refund_refused"), NOW));
    var three = saved(Things.refundTold(two, new PspAnswer.Mismatch(reference, eur(299)), NOW));

    assertThat(find(order.id())).contains(three);
    assertThat(three.refunds().all())
        .extracting(Refund::status)
        .containsExactly(RefundStatus.SUCCEEDED, RefundStatus.FAILED, RefundStatus.REVIEW);
    assertThat(three.refunded()).isEqualTo(eur(100));
  }

  @Test
  void the_order_of_a_refund_is_found() {
    var order = stored();
    var asked = saved(order, Things.refundOf(order, eur(100)), NOW);

    var refund = asked.refunds().all().getFirst().id();
    assertThat(rooms().orders().ofRefund(refund)).contains(order.id());
    assertThat(rooms().orders().ofRefund(new RefundId(7))).isEmpty();
  }

  @Test
  void what_people_found_about_a_refund_is_kept() {
    for (boolean given : new boolean[] {true, false}) {
      var order = stored();
      var asked = saved(order, Things.refundOf(order, eur(300)), NOW);
      var mismatch = new PspAnswer.Mismatch(Things.reference(order.id()), eur(299));
      var review = saved(Things.refundTold(asked, mismatch, NOW));
      assertThat(find(order.id())).contains(review);

      var resolved = saved(Things.resolved(review, given));

      assertThat(find(order.id())).contains(resolved);
      assertThat(resolved.refunded()).isEqualTo(eur(given ? 299 : 0));
    }
  }

  @Test
  void what_is_refunded_whole_is_known_to_its_payment() {
    var order = stored();
    var asked = saved(order, Things.refundOf(order, order.captured()), NOW);
    saved(
        Things.refundTold(
            asked, new PspAnswer.Approved(Things.reference(order.id()), order.captured()), NOW));

    var locked = in(() -> rooms().payments().lock(new TreeSet<>(List.of(order.payment()))));
    var standing = Objects.requireNonNull(locked.get(order.payment()));
    assertThat(standing.orders())
        .filteredOn(one -> one.order().equals(order.id()))
        .allSatisfy(one -> {
          assertThat(one.refunded()).isEqualTo(order.captured());
          assertThat(one.terminal()).isTrue();
        });
  }

  @Test
  void disputes_come_back_with_their_order_beside_its_refunds() {
    var order = stored();
    var asked = saved(order, Things.refundOf(order, eur(100)), NOW);
    var opened = saved(Things.disputed(Things.disputed(asked, eur(200)), eur(9999)));
    var disputes = opened.refunds().disputes();
    var won = saved(Things.decided(opened, new Trigger.WinDispute(disputes.getFirst().id())));
    var lost =
        saved(Things.decided(won, new Trigger.LoseDispute(disputes.getLast().id(), Bearer.SELLER)));

    assertThat(find(order.id())).contains(lost);
    assertThat(lost.refunds().disputes())
        .extracting(dispute -> dispute.status() + " " + dispute.amount().value())
        .containsExactly("WON 200", "LOST 1150");
    assertThat(lost.refundable()).isEqualTo(eur(200));
  }

  @Test
  void a_refund_is_lost_only_with_its_whole_transaction() {
    var order = stored();

    assertThatThrownBy(() ->
            rooms()
                .transactions()
                .run(() -> {
                  save(List.of(new Change<>(order, thrice(order))), NOW);
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(find(order.id())).contains(order);
  }

  private static PaymentOrder thrice(PaymentOrder order) {
    var once = Things.refundOf(order, eur(100));
    return Things.refundOf(Things.refundOf(once, eur(200)), eur(300));
  }

  @Override
  PaymentOrder fresh() {
    return Things.captured(Things.orders(Things.authorized(things.intent())).getFirst());
  }

  @Override
  PaymentOrder stored() {
    var order = rooms().orders(things).getFirst();
    return saved(order, Things.captured(order), NOW);
  }

  @Override
  PaymentOrder requested(PaymentOrder order) {
    return Things.refundOf(order, eur(100));
  }

  @Override
  PaymentOrder retryAt(PaymentOrder order, Instant at) {
    return Things.refundTold(requested(order), Things.comeAgain(at), NOW);
  }

  @Override
  PaymentOrder questionAt(PaymentOrder order, Instant at) {
    return Things.refundTold(requested(order), new PspAnswer.Accepted(), Things.acceptedFor(at));
  }

  @Override
  PaymentOrder asking(PaymentOrder order, Instant now) {
    return order.asking(Things.PSP, now);
  }
}
