package dev.sluice.application.bank;

import dev.sluice.application.bank.BankStatements.Waiting;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.application.settlement.SettlementLines;
import dev.sluice.domain.bank.BankEntry;
import dev.sluice.domain.bank.BankMatch;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.SellerId;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks again at what did not fit: the PSP's report or a payout may have come since. */
public final class MatchBankService {

  private static final int PAGE = 500;

  private final BankStatements statements;
  private final SettlementLines lines;
  private final Discrepancies discrepancies;
  private final JudgeEntries judge;
  private final BooksAtOnce books;
  private final Transactions transactions;
  private final InstantSource clock;
  private Optional<DiscrepancyId> after = Optional.empty();

  public MatchBankService(
      BankStatements statements,
      SettlementLines lines,
      Discrepancies discrepancies,
      PayoutsAtBank payouts,
      BooksAtOnce books,
      Transactions transactions,
      InstantSource clock) {
    this.statements = statements;
    this.lines = lines;
    this.discrepancies = discrepancies;
    this.judge = new JudgeEntries(statements, payouts);
    this.books = books;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How many fit now, of one page of those that wait. */
  public synchronized int runOnce() {
    var moved = new TreeSet<SellerId>();
    int matched = transactions.run(() -> page(moved));
    books.committed(moved);
    return matched;
  }

  private int page(Set<SellerId> moved) {
    if (statements.waiting(Optional.empty(), 1).isEmpty()) return 0;
    lines.alone();
    var page = statements.waiting(after, PAGE);
    after = page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast().discrepancy().id());
    return match(page, moved);
  }

  /** In a transaction that is alone: the first of those that wait. */
  void again(Set<SellerId> moved) {
    match(statements.waiting(Optional.empty(), PAGE), moved);
  }

  private int match(List<Waiting> page, Set<SellerId> moved) {
    var entries = new LinkedHashMap<BankEntry, Waiting>();
    int matched = 0;
    for (var one : page) {
      var entry = one.entry();
      if (entry != null) entries.put(entry, one);
      else if (!statements.isGap(one.about().file(), one.about().statement()))
        matched += close(one);
    }
    if (entries.isEmpty()) return matched;
    var trace = entries.firstEntry().getValue().traceId();
    var judged = judge.judge(List.copyOf(entries.keySet()), trace);
    moved.addAll(judged.moved());
    for (var one : entries.entrySet()) {
      if (!(judged.matches().get(one.getKey()) instanceof BankMatch.Fits(String to))) continue;
      statements.matched(one.getKey().key(), to);
      matched += close(one.getValue());
    }
    return matched;
  }

  private int close(Waiting one) {
    discrepancies.save(one.discrepancy().match(clock.instant()).after());
    return 1;
  }
}
