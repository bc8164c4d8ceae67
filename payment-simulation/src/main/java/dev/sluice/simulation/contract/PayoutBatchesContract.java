package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.PayoutRooms.ACCOUNT;
import static dev.sluice.simulation.contract.PayoutRooms.DAY;
import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.payout.PayoutBatches;
import dev.sluice.application.payout.PayoutBatches.At;
import dev.sluice.application.payout.PayoutBatches.Batch;
import dev.sluice.application.payout.PayoutBatches.File;
import dev.sluice.application.payout.PayoutBatches.Kind;
import dev.sluice.application.payout.PayoutBatches.Skip;
import dev.sluice.application.payout.PayoutBatches.Status;
import dev.sluice.application.payout.PayoutBatches.Sum;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import dev.sluice.domain.payout.Candidate;
import dev.sluice.domain.payout.PayoutTrigger;
import dev.sluice.domain.payout.SkipReason;
import dev.sluice.domain.seller.PayoutSchedule;
import dev.sluice.domain.seller.Payouts;
import dev.sluice.domain.seller.Terms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link PayoutBatches} promises. */
@ContractOf(PayoutBatches.class)
public abstract class PayoutBatchesContract {

  private static final Currency EUR = Currency.of("EUR");
  private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

  private final Things things = new Things();

  protected abstract PayoutRooms rooms();

  private PayoutBatches batches() {
    return rooms().batches();
  }

  @Test
  void a_day_has_one_that_is_scheduled_and_as_many_as_are_wanted() {
    var day = DAY.plusDays(1);
    var first = rooms().batch(things, Kind.SCHEDULED, day);
    var second =
        new Batch(
            new PayoutBatchId(things.number()),
            Kind.SCHEDULED,
            day,
            Status.COLLECTING,
            null,
            "ines",
            Things.TRACE,
            NOW,
            null,
            null);

    assertThat(rooms().in(() -> batches().add(second))).isFalse();
    assertThat(batches().find(second.id())).isEmpty();
    rooms().batch(things, Kind.REQUESTED, day);
    rooms().batch(things, Kind.REQUESTED, day);
    rooms().batch(things, Kind.SCHEDULED, day.plusDays(1));
    assertThat(batches().find(first.id()).orElseThrow().batch()).isEqualTo(first);
  }

  @Test
  void the_oldest_that_is_not_done_is_next_and_goes_on_where_it_was_left() {
    finishAll();
    var first = batch();
    var second = batch();
    assertThat(next(NOW)).contains(first);

    var half = as(first, Status.COLLECTING, new At(new SellerId("bert"), EUR), null, null);
    save(half);
    assertThat(next(NOW)).contains(half);
    var collected = as(first, Status.COLLECTED, half.after(), NOW, null);
    save(collected);
    assertThat(next(NOW.minusMillis(1))).contains(second);
    assertThat(next(NOW)).contains(collected);
    var done = as(first, Status.DONE, half.after(), NOW, NOW.plusSeconds(1));
    save(done);
    assertThat(next(NOW)).contains(second);
    assertThat(batches().find(first.id()).orElseThrow().batch()).isEqualTo(done);
  }

  private void finishAll() {
    for (var next = next(FAR); next.isPresent(); next = next(FAR))
      save(as(next.get(), Status.DONE, null, NOW, NOW));
  }

  private Optional<Batch> next(Instant collectedUntil) {
    return rooms().in(() -> batches().next(collectedUntil));
  }

  private void save(Batch batch) {
    rooms().run(() -> batches().save(batch));
  }

  private static Batch as(
      Batch batch,
      Status status,
      @Nullable At after,
      @Nullable Instant collectedAt,
      @Nullable Instant doneAt) {
    return new Batch(
        batch.id(),
        batch.kind(),
        batch.day(),
        status,
        after,
        batch.requestedBy(),
        batch.traceId(),
        batch.openedAt(),
        collectedAt,
        doneAt);
  }

  @Test
  void everybody_who_has_or_owes_something_comes_once_page_by_page() {
    rooms().available("cand-a", eur(5));
    rooms().available("cand-a", Amount.of(7, "JPY"));
    rooms().available("cand-b", eur(-3));
    rooms().available("cand-c", eur(1));
    rooms().available("cand-c", eur(-1));
    rooms().available("cand-d", eur(9));

    var found = new ArrayList<Candidate>();
    Optional<At> after = Optional.of(new At(new SellerId("cand-"), EUR));
    for (var page = page(after, 2); !page.isEmpty(); page = page(after, 2)) {
      found.addAll(page);
      var last = page.getLast();
      after = Optional.of(new At(last.seller(), last.available().currency()));
    }

    assertThat(found)
        .filteredOn(one -> one.seller().value().startsWith("cand-"))
        .extracting(Candidate::available)
        .containsExactly(eur(5), Amount.of(7, "JPY"), eur(-3), eur(9));
    assertThat(page(Optional.empty(), 1)).hasSize(1);
  }

  private List<Candidate> page(Optional<At> after, int atMost) {
    return rooms().in(() -> batches().candidates(after, atMost));
  }

  @Test
  void a_candidate_comes_with_what_was_agreed_on_and_what_became_of_its_last_payout() {
    var terms =
        new Payouts(PayoutSchedule.WEEKLY, false, List.of(eur(500), Amount.of(9, "JPY")), ACCOUNT);
    var agreed = new Terms(terms, null, List.of());
    rooms().run(() -> rooms().sellers().put(new SellerId("agreed"), agreed, NOW));
    rooms().available("agreed", eur(5));
    rooms().available("nobody-agreed", eur(5));
    var euros = new Payouts(PayoutSchedule.WEEKLY, false, List.of(eur(500)), ACCOUNT);

    assertThat(candidate("nobody-agreed"))
        .contains(new Candidate(new SellerId("nobody-agreed"), eur(5), Payouts.HELD, null, null));
    assertThat(candidate("nobody")).isEmpty();
    var fresh = new Candidate(new SellerId("agreed"), eur(5), euros, null, null);
    assertThat(candidate("agreed")).contains(fresh);

    var batch = batch();
    var paid = rooms().payout(things, batch, "agreed", eur(5));
    assertThat(candidate("agreed"))
        .contains(new Candidate(fresh.seller(), eur(5), euros, DAY, null));
    rooms().after(paid, new PayoutTrigger.Send(batch.id()), new PayoutTrigger.Return(DAY, "AC04"));
    var cameBack = new Candidate(fresh.seller(), eur(5), euros, DAY, ACCOUNT.iban());
    assertThat(candidate("agreed")).contains(cameBack);
    assertThat(page(Optional.of(new At(new SellerId("agree"), EUR)), 100)).contains(cameBack);

    var asked = rooms().batch(things, Kind.SELLER, DAY.plusDays(9));
    rooms().payout(things, asked, "agreed", eur(5));
    assertThat(candidate("agreed"))
        .as("who asks has no turn, but the last one did not come back")
        .contains(new Candidate(fresh.seller(), eur(5), euros, DAY, null));
  }

  private Optional<Candidate> candidate(String seller) {
    return rooms().in(() -> batches().candidate(new At(new SellerId(seller), EUR)));
  }

  @Test
  void who_is_skipped_is_listed_with_the_reason_once() {
    var batch = batch();
    var anna = new Skip(new SellerId("anna"), eur(5), SkipReason.ON_HOLD);
    var bert = new Skip(new SellerId("bert"), eur(-5), SkipReason.NOTHING_AVAILABLE);
    var yen = new Skip(new SellerId("anna"), Amount.of(5, "JPY"), SkipReason.ON_HOLD);
    rooms().run(() -> batches().skip(batch.id(), List.of(bert, yen, anna)));

    assertThat(batches().skips(batch.id(), Optional.empty(), 10)).containsExactly(anna, yen, bert);
    assertThat(batches().skips(batch.id(), Optional.of(anna.at()), 1)).containsExactly(yen);
    assertThat(batches().skips(batch().id(), Optional.empty(), 10)).isEmpty();
    assertThatThrownBy(() -> rooms().run(() -> batches().skip(batch.id(), List.of(anna))))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_file_is_kept_as_it_was_written_one_per_currency() {
    var batch = batch();
    var text = "<Document>ä</Document>".getBytes(StandardCharsets.UTF_8);
    var file = new File(batch.id(), EUR, 2, eur(12), text, NOW);
    rooms().run(() -> batches().add(file));

    var kept = batches().file(batch.id(), EUR).orElseThrow();
    assertThat(kept.text()).isEqualTo(text);
    assertThat(kept.payouts()).isEqualTo(2);
    assertThat(kept.total()).isEqualTo(eur(12));
    assertThat(kept.at()).isEqualTo(NOW);
    assertThat(batches().file(batch.id(), Currency.of("JPY"))).isEmpty();
    assertThatThrownBy(() -> rooms().run(() -> batches().add(file)))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_batch_is_shown_with_what_it_came_to() {
    var batch = batch();
    rooms().payout(things, batch, "anna", eur(5));
    rooms().payout(things, batch, "bert", eur(7));
    rooms().payout(things, batch, "bert", Amount.of(9, "JPY"));
    var skip = new Skip(new SellerId("cleo"), eur(5), SkipReason.ON_HOLD);
    rooms().run(() -> batches().skip(batch.id(), List.of(skip)));
    var file = new File(batch.id(), EUR, 2, eur(12), new byte[] {1}, NOW);
    rooms().run(() -> batches().add(file));

    var view = batches().find(batch.id()).orElseThrow();
    assertThat(view.batch()).isEqualTo(batch);
    assertThat(view.paid()).containsExactly(new Sum(2, eur(12)), new Sum(1, Amount.of(9, "JPY")));
    assertThat(view.skipped()).isEqualTo(Map.of(SkipReason.ON_HOLD, 1L));
    assertThat(view.files()).containsExactly(new Sum(2, eur(12)));
    var later = batch();
    assertThat(batches().list(Optional.empty(), 2))
        .extracting(one -> one.batch().id())
        .containsExactly(later.id(), batch.id());
    assertThat(batches().list(Optional.of(later.id()), 1)).containsExactly(view);
    assertThat(batches().find(new PayoutBatchId(1))).isEmpty();
  }

  private Batch batch() {
    return rooms().batch(things, Kind.REQUESTED, DAY);
  }
}
