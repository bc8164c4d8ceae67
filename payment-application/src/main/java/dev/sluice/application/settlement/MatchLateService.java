package dev.sluice.application.settlement;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.settlement.SettlementLines.Waiting;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.settlement.Counterpart;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Looks again for what nobody knew when its line came: a capture that was late, a review's end. */
public final class MatchLateService {

  private static final int PAGE = 500;

  private final SettlementLines lines;
  private final Discrepancies discrepancies;
  private final Reserves reserves;
  private final BooksAtOnce books;
  private final Transactions transactions;
  private final InstantSource clock;
  private Optional<LineId> after = Optional.empty();

  public MatchLateService(
      SettlementLines lines,
      Discrepancies discrepancies,
      Reserves reserves,
      BooksAtOnce books,
      Transactions transactions,
      InstantSource clock) {
    this.lines = lines;
    this.discrepancies = discrepancies;
    this.reserves = reserves;
    this.books = books;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How many were matched, of one page of those that wait. */
  public synchronized int runOnce() {
    var sellers = new TreeSet<SellerId>();
    int matched = transactions.run(() -> page(sellers));
    books.committed(sellers);
    return matched;
  }

  private int page(SortedSet<SellerId> sellers) {
    lines.alone();
    var waiting = lines.waiting(after, PAGE);
    after =
        waiting.size() < PAGE
            ? Optional.empty()
            : Optional.of(waiting.getLast().settlement().line().id());
    int matched = 0;
    for (var one : waiting) {
      // each may take what the next one looks for
      var line = one.settlement().line();
      var found = lines.counterparts(List.of(line)).getOrDefault(line.id(), List.of());
      if (match(one, found, sellers)) matched++;
    }
    return matched;
  }

  private boolean match(Waiting one, List<Counterpart> found, SortedSet<SellerId> sellers) {
    var now = clock.instant();
    for (var counterpart : found) {
      var late = one.settlement().matched(counterpart);
      if (late.isEmpty()) continue;
      var after = late.get().after();
      lines.matched(after);
      for (var open : discrepancies.openOf(after.line().id()))
        discrepancies.save(open.match(now).after());
      if (after.reserved().isPositive())
        reserves.hold(List.of(SettlementBatch.held(after, one.traceId())), now);
      var event = new EventId(after.line().id() + ":SettlementMatched:1");
      if (!late.get().movements().isEmpty())
        sellers.addAll(books.write(late.get().movements(), one.traceId(), event, now));
      return true;
    }
    return false;
  }
}
