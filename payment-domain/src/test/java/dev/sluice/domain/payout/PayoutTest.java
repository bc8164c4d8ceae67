package dev.sluice.domain.payout;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.TRACE;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.PayoutSamples.BATCH;
import static dev.sluice.domain.PayoutSamples.DAY;
import static dev.sluice.domain.PayoutSamples.payout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.domain.PayoutSamples;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.ledger.PayoutMovement;
import dev.sluice.domain.outcome.Outcome;
import org.junit.jupiter.api.Test;

class PayoutTest {

  private static final PayoutId ID = payout(new PayoutState.Created()).id();

  @Test
  void what_the_bank_pays_leaves_it() {
    var sent = payout(new PayoutState.Sent(BATCH));
    var settled = sent.on(new PayoutTrigger.Settle(DAY)).after();

    assertThat(settled.state()).isEqualTo(new PayoutState.Settled(BATCH, DAY));
    assertThat(settled.movedSince(sent)).contains(new PayoutMovement.Settled(ID, ANNA, eur(1269)));
  }

  @Test
  void what_comes_back_is_known_to_have_left_or_not() {
    var sent = payout(new PayoutState.Sent(BATCH));
    var settled = payout(new PayoutState.Settled(BATCH, DAY));
    var back = new PayoutTrigger.Return(DAY, "AC04");

    assertThat(sent.on(back).after().movedSince(sent))
        .contains(new PayoutMovement.Returned(ID, ANNA, eur(1269), false));
    assertThat(settled.on(back).after().movedSince(settled))
        .contains(new PayoutMovement.Returned(ID, ANNA, eur(1269), true));
  }

  @Test
  void what_is_cancelled_is_available_again() {
    var held = payout(new PayoutState.Held("ines", "a doubt"));
    var cancelled = held.on(new PayoutTrigger.Cancel("jon", "a mistake")).after();

    assertThat(cancelled.movedSince(held))
        .contains(new PayoutMovement.Returned(ID, ANNA, eur(1269), false));
  }

  @Test
  void who_is_put_on_hold_and_released_has_moved_nothing() {
    var created = payout(new PayoutState.Created());
    var held = created.on(new PayoutTrigger.Hold("ines", "a doubt")).after();
    var released = held.on(new PayoutTrigger.Release()).after();
    var sent = released.on(new PayoutTrigger.Send(BATCH)).after();

    assertThat(held.movedSince(created)).isEmpty();
    assertThat(released.movedSince(held)).isEmpty();
    assertThat(released).isEqualTo(created);
    assertThat(sent.movedSince(released)).isEmpty();
  }

  @Test
  void the_same_again_moves_nothing() {
    var settled = payout(new PayoutState.Settled(BATCH, DAY));
    var outcome = settled.on(new PayoutTrigger.Settle(DAY.plusDays(1)));

    assertThat(outcome).isInstanceOf(Outcome.Already.class);
    assertThat(outcome.after().movedSince(settled)).isEmpty();
  }

  @Test
  void a_payout_of_nothing_cannot_be() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Payout(
                ID,
                BATCH,
                ANNA,
                eur(0),
                PayoutSamples.ACCOUNT,
                new PayoutState.Created(),
                TRACE,
                NOON));
  }
}
