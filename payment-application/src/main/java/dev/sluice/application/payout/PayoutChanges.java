package dev.sluice.application.payout;

import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.ledger.PayoutMovement;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutTrigger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Moves payouts, and writes down what their money did. */
final class PayoutChanges {

  record Change(PayoutId payout, PayoutTrigger by) {}

  private final Payouts payouts;
  private final BooksAtOnce books;
  private final InstantSource clock;

  PayoutChanges(Payouts payouts, BooksAtOnce books, InstantSource clock) {
    this.payouts = payouts;
    this.books = books;
    this.clock = clock;
  }

  /**
   * In a transaction, one after the other.
   *
   * @return in the same order; empty where there is no such payout
   */
  List<Optional<Outcome<Payout>>> apply(List<Change> changes, String traceId) {
    var standing = new TreeMap<PayoutId, Payout>();
    var ids = changes.stream().map(Change::payout).collect(Collectors.toSet());
    for (var payout : payouts.lock(ids)) standing.put(payout.id(), payout);
    var moved = new TreeMap<PayoutId, Payout>();
    var movements = new ArrayList<PayoutMovement>();
    var outcomes = new ArrayList<Optional<Outcome<Payout>>>();
    for (var change : changes) {
      var before = Optional.ofNullable(standing.get(change.payout()));
      var outcome = before.map(payout -> payout.on(change.by()));
      outcomes.add(outcome);
      if (before.isEmpty() || outcome.isEmpty()) continue;
      var after = outcome.get().after();
      if (after.equals(before.get())) continue;
      after.movedSince(before.get()).ifPresent(movements::add);
      standing.put(after.id(), after);
      moved.put(after.id(), after);
    }
    if (!moved.isEmpty()) payouts.save(List.copyOf(moved.values()));
    if (!movements.isEmpty()) books.write(movements, traceId, event(moved), clock.instant());
    return outcomes;
  }

  private static EventId event(TreeMap<PayoutId, Payout> moved) {
    var first = moved.firstEntry().getValue();
    return new EventId("%s:PayoutMoved:%s".formatted(first.id(), first.status()));
  }
}
