package dev.sluice.application.bank;

import dev.sluice.application.bank.BankStatements.Doubt;
import dev.sluice.application.bank.BankStatements.File;
import dev.sluice.application.bank.BankStatements.Tally;
import dev.sluice.application.id.Ids;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.application.settlement.SettlementLines;
import dev.sluice.domain.bank.BankEntry;
import dev.sluice.domain.bank.BankEntryKey;
import dev.sluice.domain.bank.BankMatch;
import dev.sluice.domain.bank.BankStatement;
import dev.sluice.domain.id.BankFileId;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.Discrepancy.About;
import dev.sluice.domain.settlement.DiscrepancyKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes bank statements in: as they came, each entry once, and each laid beside what we know. */
public final class ReceiveBankStatementService {

  /**
   * @param known whether it came before: then nothing happens again
   * @param moved whose balances have changed
   */
  public record Received(BankFileId id, boolean known, Set<SellerId> moved) {}

  private final StatementReader reader;
  private final BankStatements statements;
  private final SettlementLines lines;
  private final Discrepancies discrepancies;
  private final JudgeEntries judge;
  private final MatchBankService late;
  private final BooksAtOnce books;
  private final Ids ids;
  private final InstantSource clock;

  public ReceiveBankStatementService(
      StatementReader reader,
      BankStatements statements,
      SettlementLines lines,
      Discrepancies discrepancies,
      PayoutsAtBank payouts,
      MatchBankService late,
      BooksAtOnce books,
      Ids ids,
      InstantSource clock) {
    this.reader = reader;
    this.statements = statements;
    this.lines = lines;
    this.discrepancies = discrepancies;
    this.judge = new JudgeEntries(statements, payouts);
    this.late = late;
    this.books = books;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * In a transaction.
   *
   * @param sha256 of its bytes, in hex
   * @param by who sent it
   * @throws dev.sluice.common.error.Problem when it is no bank statement
   */
  public Received receive(String sha256, byte[] bytes, String by, String traceId) {
    var known = statements.withHash(sha256);
    if (known.isPresent()) return new Received(known.get(), true, Set.of());
    var read = reader.read(bytes);
    lines.alone();
    var before = statements.known(keys(read));
    var now = clock.instant();
    var file = new File(new BankFileId(ids.next()), sha256, bytes, by, traceId, now);
    if (!statements.add(file, tally(read, before)))
      return new Received(statements.withHash(sha256).orElseThrow(), true, Set.of());
    var seen = new LinkedHashMap<>(before);
    var moved = new TreeSet<SellerId>();
    for (int no = 1; no <= read.size(); no++)
      moved.addAll(add(file, no, read.get(no - 1), seen, now));
    late.again(moved);
    return new Received(file.id(), false, moved);
  }

  /** After the commit. */
  public void committed(Received received) {
    books.committed(received.moved());
  }

  private static List<BankEntryKey> keys(List<BankStatement> read) {
    return read.stream()
        .flatMap(statement -> statement.entries().stream())
        .map(BankEntry::key)
        .distinct()
        .toList();
  }

  private static Tally tally(List<BankStatement> read, Map<BankEntryKey, BankEntry> before) {
    int entries = 0;
    int known = 0;
    for (var statement : read)
      for (var entry : statement.entries()) {
        entries++;
        if (entry.equals(before.get(entry.key()))) known++;
      }
    return new Tally(read.size(), entries, known);
  }

  private Set<SellerId> add(
      File file, int no, BankStatement statement, Map<BankEntryKey, BankEntry> seen, Instant now) {
    var fresh = new ArrayList<BankEntry>();
    var changed = new ArrayList<BankEntry>();
    for (var entry : statement.entries()) {
      var earlier = seen.putIfAbsent(entry.key(), entry);
      if (earlier == null) fresh.add(entry);
      else if (!earlier.equals(entry)) changed.add(entry);
    }
    var left = statements.leftBefore(statement);
    boolean isNew = statements.add(file.id(), no, statement, fresh);
    var found = new LinkedHashMap<Discrepancy, Doubt>();
    var judged = judge.judge(fresh, file.traceId());
    judged
        .matches()
        .forEach((entry, match) -> {
          switch (match) {
            case BankMatch.Fits(String to) -> statements.matched(entry.key(), to);
            case BankMatch.Doubtful(var kind, var stake, var detail) ->
                found.put(
                    discrepancy(kind, stake, detail, now), new Doubt(file.id(), no, entry.key()));
          }
        });
    for (var entry : changed)
      found.put(
          discrepancy(DiscrepancyKind.BANK_ENTRY_CHANGED, entry.size(), said(entry), now),
          new Doubt(file.id(), no, entry.key()));
    if (isNew) found.putAll(wrong(file, no, statement, left, now));
    var fresher = discrepancies.add(List.copyOf(found.keySet()));
    found.forEach((discrepancy, about) -> {
      if (fresher.contains(discrepancy.id())) statements.doubt(discrepancy.id(), about);
    });
    return judged.moved();
  }

  /** What is wrong with the statement itself. */
  private Map<Discrepancy, Doubt> wrong(
      File file, int no, BankStatement statement, Optional<Amount> left, Instant now) {
    var found = new LinkedHashMap<Discrepancy, Doubt>();
    var whole = new Doubt(file.id(), no, null);
    if (!statement.missing().isZero())
      found.put(
          discrepancy(
              DiscrepancyKind.BANK_SUM_DIFFERS,
              size(statement.missing()),
              "%s are missing in statement %s of %s"
                  .formatted(statement.missing(), statement.id(), statement.day()),
              now),
          whole);
    left.map(amount -> statement.opening().minus(amount))
        .filter(gap -> !gap.isZero())
        .ifPresent(gap ->
            found.put(
                discrepancy(
                    DiscrepancyKind.BANK_GAP,
                    size(gap),
                    "%s came between the last statement and %s of %s"
                        .formatted(gap, statement.id(), statement.day()),
                    now),
                whole));
    return found;
  }

  private static String said(BankEntry entry) {
    return "%s of %s on %s says %s now"
        .formatted(entry.key(), entry.bookedOn(), entry.key().account(), entry.amount());
  }

  private static Amount size(Amount amount) {
    return amount.isPositive() ? amount : amount.negated();
  }

  private Discrepancy discrepancy(DiscrepancyKind kind, Amount stake, String detail, Instant now) {
    var nowhere = new About(null, 0, null, null, null, 0);
    return Discrepancy.unbooked(new DiscrepancyId(ids.next()), kind, nowhere, stake, detail, now);
  }
}
