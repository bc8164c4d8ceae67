package dev.sluice.application.settlement;

import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.SettlementMovement;
import java.time.InstantSource;
import java.util.SortedSet;
import java.util.TreeSet;

/** Gives sellers what was held back, when its time has come. */
public final class ReleaseReservesService {

  private static final int PAGE = 500;

  private final Reserves reserves;
  private final BooksAtOnce books;
  private final Transactions transactions;
  private final InstantSource clock;

  public ReleaseReservesService(
      Reserves reserves, BooksAtOnce books, Transactions transactions, InstantSource clock) {
    this.reserves = reserves;
    this.books = books;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How many were released. */
  public int runOnce() {
    var sellers = new TreeSet<SellerId>();
    int released = transactions.run(() -> release(sellers));
    books.committed(sellers);
    return released;
  }

  private int release(SortedSet<SellerId> sellers) {
    var now = clock.instant();
    var due = reserves.claimDue(now, PAGE);
    if (due.isEmpty()) return 0;
    var movements = due.stream().map(ReleaseReservesService::movement).toList();
    var first = due.getFirst();
    var event = new EventId("%s:ReserveReleased:%d".formatted(first.order(), first.n()));
    sellers.addAll(books.write(movements, first.traceId(), event, now));
    reserves.released(due, now);
    return due.size();
  }

  private static SettlementMovement movement(Reserves.Held held) {
    return new SettlementMovement.ReserveReleased(
        held.payment(), held.order(), held.n(), held.seller(), held.amount());
  }
}
