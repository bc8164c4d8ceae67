package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.PayoutRooms.DAY;
import static dev.sluice.simulation.contract.Things.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.payout.PayoutBatches.Batch;
import dev.sluice.application.payout.PayoutBatches.Kind;
import dev.sluice.application.payout.PayoutBatches.Status;
import dev.sluice.application.payout.Payouts;
import dev.sluice.application.payout.Payouts.Wanted;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutState;
import dev.sluice.domain.payout.PayoutStatus;
import dev.sluice.domain.payout.PayoutTrigger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Payouts} promises. */
@ContractOf(Payouts.class)
public abstract class PayoutsContract {

  private final Things things = new Things();

  protected abstract PayoutRooms rooms();

  private Payouts payouts() {
    return rooms().payouts();
  }

  @Test
  void a_payout_is_found_as_it_stands_in_every_state() {
    var batch = batch();
    var back = new PayoutTrigger.Return(DAY, "AC04");
    var created = payout(batch, "created");
    var sent = rooms().after(payout(batch, "sent"), send(batch));
    var settled =
        rooms().after(payout(batch, "settled"), send(batch), new PayoutTrigger.Settle(DAY));
    var returned = rooms().after(payout(batch, "returned"), send(batch), back);
    var backAgain =
        rooms().after(payout(batch, "again"), send(batch), new PayoutTrigger.Settle(DAY), back);
    var held = rooms().after(payout(batch, "held"), new PayoutTrigger.Hold("ines", "a doubt"));
    var cancelled =
        rooms().after(payout(batch, "cancelled"), new PayoutTrigger.Cancel("ines", "a mistake"));

    for (var one : List.of(created, sent, settled, returned, backAgain, held, cancelled))
      assertThat(payouts().find(one.id())).contains(one);
    assertThat(((PayoutState.Returned) backAgain.state()).hadSettled()).isTrue();
    assertThat(payouts().find(new PayoutId(1))).isEmpty();
  }

  @Test
  void nobody_is_paid_twice_in_one_batch_and_currency() {
    var batch = batch();
    payout(batch, "anna");

    assertThatThrownBy(() -> payout(batch, "anna")).isInstanceOf(RuntimeException.class);
    rooms().payout(things, batch, "anna", Amount.of(1, "JPY"));
    rooms().payout(things, batch(), "anna", eur(1));
  }

  @Test
  void what_does_not_exist_is_neither_locked_nor_saved() {
    var batch = batch();
    var one = payout(batch, "anna");
    var other = payout(batch, "bert");

    assertThat(rooms().in(() -> payouts().lock(List.of(other.id(), new PayoutId(1), one.id()))))
        .containsExactly(one, other);
    assertThat(rooms().in(() -> payouts().lock(List.of()))).isEmpty();
    var nobody = stranger(batch);
    assertThatThrownBy(() -> rooms().run(() -> payouts().save(List.of(nobody))))
        .isInstanceOf(IllegalStateException.class);
  }

  private Payout stranger(Batch batch) {
    var payout = payout(batch, "stranger");
    return new Payout(
        new PayoutId(things.number()),
        batch.id(),
        payout.seller(),
        payout.amount(),
        payout.to(),
        payout.state(),
        payout.traceId(),
        payout.createdAt());
  }

  @Test
  void a_file_takes_what_nobody_stopped_and_what_was_released_since() {
    rooms().run(() -> sendAll());
    var earlier = batch();
    var released = rooms().after(payout(earlier, "anna"), new PayoutTrigger.Hold("ines", "x"));
    rooms().run(() -> rooms().batches().save(done(earlier)));
    var other = batch();
    payout(other, "elsewhere");
    var mine = batch();
    var one = payout(mine, "bert");
    rooms().after(payout(mine, "cleo"), new PayoutTrigger.Hold("ines", "x"));
    rooms().after(payout(mine, "dora"), new PayoutTrigger.Cancel("ines", "x"));

    assertThat(unsent(mine)).containsExactly(one);
    var again = rooms().after(released, new PayoutTrigger.Release());
    assertThat(unsent(mine)).containsExactly(again, one);
    rooms().after(again, send(mine));
    assertThat(unsent(mine)).containsExactly(one);
  }

  /** Others left something in a shared database. */
  private void sendAll() {
    for (var batch : rooms().batches().list(Optional.empty(), 100))
      for (var payout : payouts().unsent(batch.batch().id()))
        payouts().save(List.of(payout.on(send(batch.batch())).after()));
  }

  private List<Payout> unsent(Batch batch) {
    return rooms().in(() -> payouts().unsent(batch.id()));
  }

  private static Batch done(Batch batch) {
    return new Batch(
        batch.id(),
        batch.kind(),
        batch.day(),
        Status.DONE,
        null,
        batch.requestedBy(),
        batch.traceId(),
        batch.openedAt(),
        Things.NOW,
        Things.NOW);
  }

  @Test
  void a_file_is_known_by_its_batch_and_currency() {
    var own = batch();
    var later = batch();
    var one = rooms().after(payout(own, "anna"), send(later));
    var other = rooms().after(payout(own, "bert"), send(later), new PayoutTrigger.Settle(DAY));
    rooms().after(payout(own, "cleo"), send(own));
    rooms().after(rooms().payout(things, own, "dora", Amount.of(7, "JPY")), send(later));

    var euros = one.amount().currency();
    assertThat(payouts().sentWith(later.id(), euros)).containsExactly(one.id(), other.id());
    assertThat(payouts().sentWith(new PayoutBatchId(1), euros)).isEmpty();
  }

  @Test
  void they_are_listed_newest_first_by_whatever_is_wanted() {
    var batch = batch();
    var first = payout(batch, "listed");
    var second = rooms().after(payout(batch(), "listed"), new PayoutTrigger.Hold("ines", "x"));
    var third = payout(batch, "other");
    var seller = Optional.of(new SellerId("listed"));

    assertThat(list(seller, Optional.empty(), Optional.empty())).containsExactly(second, first);
    assertThat(list(seller, Optional.of(PayoutStatus.HELD), Optional.empty()))
        .containsExactly(second);
    assertThat(list(Optional.empty(), Optional.empty(), Optional.of(batch.id())))
        .containsExactly(third, first);
    var all = new Wanted(seller, Optional.empty(), Optional.empty());
    assertThat(payouts().list(all, Optional.of(second.id()), 10)).containsExactly(first);
    assertThat(payouts().list(all, Optional.empty(), 1)).containsExactly(second);
  }

  private List<Payout> list(
      Optional<SellerId> seller, Optional<PayoutStatus> status, Optional<PayoutBatchId> batch) {
    return payouts().list(new Wanted(seller, status, batch), Optional.empty(), 10);
  }

  @Test
  void whoever_is_alone_may_go_on() {
    rooms()
        .run(() -> {
          payouts().alone();
          payouts().alone();
        });
  }

  private Batch batch() {
    return rooms().batch(things, Kind.REQUESTED, DAY);
  }

  private Payout payout(Batch batch, String seller) {
    return rooms().payout(things, batch, seller, eur(1269));
  }

  private static PayoutTrigger send(Batch batch) {
    return new PayoutTrigger.Send(batch.id());
  }
}
