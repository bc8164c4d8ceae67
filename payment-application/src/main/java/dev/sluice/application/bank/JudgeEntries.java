package dev.sluice.application.bank;

import dev.sluice.application.bank.BankStatements.Paid;
import dev.sluice.application.bank.BankStatements.Report;
import dev.sluice.application.bank.PayoutsAtBank.Reply;
import dev.sluice.application.bank.PayoutsAtBank.Word;
import dev.sluice.domain.bank.BankEntry;
import dev.sluice.domain.bank.BankMatch;
import dev.sluice.domain.bank.BankPurpose;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.settlement.DiscrepancyKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Says of entries whether they are what we know of, and tells payouts what became of them. */
final class JudgeEntries {

  private final BankStatements statements;
  private final PayoutsAtBank payouts;

  JudgeEntries(BankStatements statements, PayoutsAtBank payouts) {
    this.statements = statements;
    this.payouts = payouts;
  }

  /**
   * What they are.
   *
   * @param moved whose balances have changed
   */
  record Judged(Map<BankEntry, BankMatch> matches, Set<SellerId> moved) {}

  /** In a transaction, in which they are stored already. */
  Judged judge(List<BankEntry> entries, String traceId) {
    var reports = new TreeSet<Report>();
    var words = new LinkedHashMap<BankEntry, Word>();
    for (var entry : entries)
      switch (entry.purpose()) {
        case BankPurpose.Settlement(var day) ->
            reports.add(new Report(day, entry.amount().currency()));
        case BankPurpose.Payout(String id) ->
            words.put(entry, new Word(id, entry.size(), entry.bookedOn(), null));
        case BankPurpose.PayoutBack(String id, String reason) ->
            words.put(entry, new Word(id, entry.size(), entry.bookedOn(), reason));
        case BankPurpose.Unknown _ -> {}
      }
    var matches = new LinkedHashMap<BankEntry, BankMatch>();
    var paid = statements.paid(reports);
    for (var entry : entries) matches.put(entry, settlement(entry, paid));
    if (words.isEmpty()) return new Judged(matches, Set.of());
    var heard = payouts.hear(List.copyOf(words.values()), traceId);
    var told = new ArrayList<>(words.keySet());
    for (int i = 0; i < told.size(); i++)
      matches.put(told.get(i), payout(told.get(i), heard.replies().get(i)));
    return new Judged(matches, heard.moved());
  }

  private static BankMatch settlement(BankEntry entry, Map<Report, Paid> paid) {
    if (!(entry.purpose() instanceof BankPurpose.Settlement report))
      return BankMatch.unknown(entry);
    var so = paid.get(new Report(report.day(), entry.amount().currency()));
    var settled = so == null ? null : so.settled();
    return so == null || settled == null
        ? BankMatch.unknown(entry)
        : BankMatch.ofSettlement(entry, report, so.paid(), settled);
  }

  private static BankMatch payout(BankEntry entry, Reply reply) {
    return switch (reply) {
      case FITS -> new BankMatch.Fits(String.valueOf(entry.endToEndId()));
      case UNKNOWN, CONTRADICTED -> BankMatch.unknown(entry);
      case AMOUNT_DIFFERS ->
          new BankMatch.Doubtful(
              DiscrepancyKind.BANK_AMOUNT_DIFFERS,
              entry.size(),
              "%s at the bank is not what %s is".formatted(entry.amount(), entry.endToEndId()));
    };
  }
}
