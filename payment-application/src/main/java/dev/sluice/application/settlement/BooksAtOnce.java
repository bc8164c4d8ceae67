package dev.sluice.application.settlement;

import dev.sluice.application.balance.BalanceCache;
import dev.sluice.application.balance.Balances;
import dev.sluice.application.ledger.Journal;
import dev.sluice.domain.balance.AccountBalance;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.JournalEntry;
import dev.sluice.domain.ledger.Movement;
import dev.sluice.domain.ledger.Posting;
import dev.sluice.domain.ledger.PostingRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes journal and balances in the transaction of the decision itself. Nobody waits for it to be
 * told, so nothing goes through the broker: each account is touched once, last, in account order.
 */
public final class BooksAtOnce {

  /** The last stripe of the platform's accounts, whatever their number. */
  private static final int LANE = -1;

  private final Journal journal;
  private final Balances balances;
  private final BalanceCache cache;

  public BooksAtOnce(Journal journal, Balances balances, BalanceCache cache) {
    this.journal = journal;
    this.balances = balances;
    this.cache = cache;
  }

  /**
   * In a transaction.
   *
   * @param event why it happens
   * @return whose balances have changed
   */
  public Set<SellerId> write(
      List<? extends Movement> movements, String traceId, EventId event, Instant now) {
    var records = new ArrayList<Journal.Record>(movements.size());
    var postings = new ArrayList<Posting>();
    for (var movement : movements) {
      JournalEntry entry = PostingRules.entryFor(movement);
      records.add(new Journal.Record(entry, now, traceId, event));
      postings.addAll(entry.postings());
    }
    journal.append(records);
    balances.add(AccountBalance.changes(postings), LANE);
    var sellers = new TreeSet<SellerId>();
    for (var posting : postings) {
      var seller = posting.account().seller();
      if (seller != null) sellers.add(seller);
    }
    return sellers;
  }

  /** After the commit. */
  public void committed(Set<SellerId> sellers) {
    if (!sellers.isEmpty()) cache.drop(sellers);
  }
}
