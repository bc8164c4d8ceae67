package dev.sluice.domain.order;

import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.circumstances;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.dispute.Dispute;
import dev.sluice.domain.dispute.DisputeStatus;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.order.Trigger.AskRefund;
import dev.sluice.domain.order.Trigger.LoseDispute;
import dev.sluice.domain.order.Trigger.OpenDispute;
import dev.sluice.domain.order.Trigger.Told;
import dev.sluice.domain.order.Trigger.WinDispute;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer.Approved;
import org.junit.jupiter.api.Test;

/** 14.50 EUR were captured, 1.81 of them the platform's: what a bank takes back of that. */
class DisputedOrderTest {

  private static final DisputeId ONE = new DisputeId(1);
  private static final DisputeId TWO = new DisputeId(2);
  private static final RefundId REFUND = new RefundId(3);

  private final PaymentOrder captured = order(new State.Captured(REFERENCE, NOON));

  @Test
  void a_dispute_takes_what_may_still_go_back_and_no_more() {
    var refunding = on(captured, new AskRefund(REFUND, eur(1000)));
    var disputed = on(refunding, new OpenDispute(ONE, eur(1450)));

    assertThat(dispute(disputed, ONE).amount()).isEqualTo(eur(450));
    assertThat(disputed.refundable()).isEqualTo(eur(0));
    assertThat(disputed.on(new OpenDispute(TWO, eur(1)), circumstances(LATER)))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(disputed.on(new AskRefund(new RefundId(4), eur(1)), circumstances(LATER)))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void what_is_won_may_go_back_again() {
    var won = on(on(captured, new OpenDispute(ONE, eur(1450))), new WinDispute(ONE));

    assertThat(won.refundable()).isEqualTo(eur(1450));
    assertThat(won.on(new WinDispute(ONE), circumstances(LATER)))
        .isInstanceOf(Outcome.Already.class);
    assertThat(won.on(new LoseDispute(ONE, Bearer.SELLER), circumstances(LATER)))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void the_seller_who_bears_it_gets_its_commission_back_and_the_rest_with_the_rest() {
    var lost =
        on(on(captured, new OpenDispute(ONE, eur(725))), new LoseDispute(ONE, Bearer.SELLER));
    var refunding = on(lost, new AskRefund(REFUND, eur(725)));
    var refunded =
        on(refunding, new Told(Operation.refund(REFUND), 1, 0, new Approved(REFERENCE, eur(725))));

    assertThat(dispute(lost, ONE).commission()).isEqualTo(eur(90));
    assertThat(refunded.refunds().commissionBack(eur(0).currency())).isEqualTo(eur(181));
  }

  @Test
  void what_the_platform_bears_costs_the_seller_nothing_and_gives_nothing_back() {
    var lost =
        on(on(captured, new OpenDispute(ONE, eur(725))), new LoseDispute(ONE, Bearer.PLATFORM));

    assertThat(dispute(lost, ONE).status()).isEqualTo(DisputeStatus.LOST);
    assertThat(dispute(lost, ONE).commission()).isEqualTo(eur(0));
    assertThat(lost.refundable()).isEqualTo(eur(725));
  }

  @Test
  void nothing_is_disputed_that_was_not_taken() {
    for (var state : new State[] {new State.Initiated(), new State.CaptureFailed("no", NOON)})
      assertThat(order(state).on(new OpenDispute(ONE, eur(1)), circumstances(LATER)))
          .isInstanceOf(Outcome.Refused.class);
  }

  private static PaymentOrder on(PaymentOrder order, Trigger trigger) {
    var outcome = order.on(trigger, circumstances(LATER));
    assertThat(outcome).isInstanceOf(Outcome.Moved.class);
    return outcome.after();
  }

  private static Dispute dispute(PaymentOrder order, DisputeId id) {
    return order.refunds().find(id).orElseThrow();
  }
}
