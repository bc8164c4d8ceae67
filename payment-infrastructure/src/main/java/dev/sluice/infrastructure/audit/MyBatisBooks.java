package dev.sluice.infrastructure.audit;

import dev.sluice.application.audit.Books;
import dev.sluice.application.audit.Finding;
import dev.sluice.application.audit.Law;
import dev.sluice.application.audit.Waiting;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.infrastructure.audit.RestSql.LeftOut;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
final class MyBatisBooks implements Books {

  private static final int SELLERS_SHOWN = 10;

  /** Nothing changes later: then everything without an open attempt counts as settled. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private static final LeftOut NOTHING = new LeftOut(0, 0);

  private final Snapshot snapshot;
  private final AlwaysSql always;
  private final RestSql rest;
  private final EndsSql ends;
  private final SettlementSql settlements;
  private final PspSql psp;
  private final OverviewSql overview;
  private final RecentSql recent;
  private final WaitingSql waiting;

  MyBatisBooks(
      Snapshot snapshot,
      AlwaysSql always,
      RestSql rest,
      EndsSql ends,
      SettlementSql settlements,
      PspSql psp,
      OverviewSql overview,
      RecentSql recent,
      WaitingSql waiting) {
    this.snapshot = snapshot;
    this.always = always;
    this.rest = rest;
    this.ends = ends;
    this.settlements = settlements;
    this.psp = psp;
    this.overview = overview;
    this.recent = recent;
    this.waiting = waiting;
  }

  @Override
  public List<Finding> findings(Duration settleAfter, List<PspRecords.Record> records) {
    return snapshot.read(() -> {
      var cutoff = cutoff(settleAfter);
      var found = ofPayments(cutoff, always.sellersPaidTooMuch());
      var theirs = columns(records).with("cutoff", cutoff).values();
      found.add(
          finding(
              Law.BALANCES_ARE_SUMS, rest.accounts(cutoff), rest.balancesThatAreNotSums(cutoff)));
      found.add(
          finding(
              Law.PSP_AGREES,
              psp.leftOut(theirs),
              psp.recordsApart(theirs),
              psp.authorizationsLeftOpen(theirs)));
      found.sort(Comparator.comparing(Finding::law));
      return List.copyOf(found);
    });
  }

  @Override
  public List<Finding> recent(Instant since, Duration settleAfter) {
    return snapshot.scratch(() -> {
      recent.standBefore();
      recent.payments(since);
      recent.whatBelongsToThem(since);
      return List.copyOf(ofPayments(cutoff(settleAfter), List.of()));
    });
  }

  private Instant cutoff(Duration settleAfter) {
    return settleAfter.isZero() ? NEVER : overview.now().minus(settleAfter);
  }

  /**
   * The laws that hold of any payments if they hold of all.
   *
   * @param paidTooMuch what only all of them together can tell
   */
  private List<Finding> ofPayments(Instant cutoff, List<Violation> paidTooMuch) {
    var unsettled = rest.payments(cutoff);
    var found = new ArrayList<Finding>();
    found.add(finding(Law.ENTRIES_BALANCE, NOTHING, always.entriesThatDoNotBalance()));
    found.add(
        finding(
            Law.HOLDS,
            unsettled,
            always.holdsOfOneSideOnly(),
            rest.holdsThatOrdersDoNotExplain(cutoff)));
    found.add(finding(Law.PSP_OWES_US, unsettled, rest.debtsOfThePspWithoutCapture(cutoff)));
    found.add(finding(Law.SELLERS_ARE_OWED, unsettled, rest.sellersOwedSomethingElse(cutoff)));
    found.add(finding(Law.BALANCE_SHEET, NOTHING, always.sheetThatDoesNotBalance(chart())));
    found.add(
        finding(
            Law.FACTS_MATCH_ENTRIES,
            unsettled,
            rest.factsAndEntriesApart(cutoff),
            settlements.linesAndEntriesApart()));
    found.add(finding(Law.CAPS, NOTHING, always.capsThatWereBroken(), paidTooMuch));
    found.add(
        finding(
            Law.ENDS_ONCE,
            unsettled,
            ends.statusesThatAmountsDeny(cutoff),
            ends.endsNotToldOnce(cutoff)));
    return found;
  }

  @Override
  public List<Waiting> waiting() {
    var rows = snapshot.read(waiting::all);
    return Arrays.stream(Waiting.What.values()).map(what -> waiting(what, rows)).toList();
  }

  private static Waiting waiting(Waiting.What what, List<WaitingSql.WaitingRow> rows) {
    for (var row : rows)
      if (row.what().equals(what.name()))
        return new Waiting(
            what, row.n(), (long) row.oldestSeconds(), Optional.ofNullable(row.oldest()));
    return new Waiting(what, 0, 0, Optional.empty());
  }

  @Override
  public boolean hasPayments() {
    return overview.hasPayments();
  }

  @Override
  public Overview overview(Optional<Instant> since) {
    return snapshot.read(() ->
        new Overview(
            overview.now(),
            overview.atRest(),
            counts(overview.intents()),
            counts(overview.payments()),
            counts(overview.orders()),
            overview.journals(),
            trialBalance(),
            counts(overview.inFlight()),
            overview.inReview(),
            overview.deadLetters(),
            overview.mostPending(SELLERS_SHOWN).stream()
                .map(held -> new Pending(held.sellerId(), held.currency(), held.pending()))
                .toList(),
            latency(since.orElse(Instant.EPOCH))));
  }

  @SafeVarargs
  private static Finding finding(Law law, LeftOut leftOut, List<Violation>... found) {
    var details = new ArrayList<String>();
    long total = 0;
    for (var violations : found) {
      violations.stream().map(Violation::detail).forEach(details::add);
      total += violations.isEmpty() ? 0 : violations.getFirst().total();
    }
    if (total > details.size()) details.add("and %d more".formatted(total - details.size()));
    return new Finding(
        law,
        details.isEmpty(),
        leftOut.count(),
        (long) leftOut.oldestSeconds(),
        String.join("; ", details));
  }

  private static Columns<PspRecords.Record> columns(List<PspRecords.Record> records) {
    return Columns.of(records)
        .texts("key", PspRecords.Record::key)
        .texts("operation", PspRecords.Record::operation)
        .texts("authorization", PspRecords.Record::authorization)
        .longs("amount", record -> record.amount().value())
        .texts("currency", record -> record.amount().currency().code());
  }

  /** What each type of account has to be. */
  private static Map<String, Object> chart() {
    return Columns.of(List.of(AccountType.values()))
        .texts("type", AccountType::name)
        .texts("category", type -> type.category().name())
        .texts("normalSide", type -> type.normalSide().name())
        .values();
  }

  private Map<String, Totals> trialBalance() {
    var totals = new LinkedHashMap<String, Totals>();
    for (var sum : overview.trialBalance())
      totals.put(sum.currency(), new Totals(sum.debit(), sum.credit()));
    return totals;
  }

  private Latency latency(Instant since) {
    var found = overview.acceptedToBalance(since, overview.tracksCommits());
    return new Latency(Math.round(found.p50()), Math.round(found.p99()), found.n());
  }

  private static Map<String, Long> counts(List<OverviewSql.Count> counts) {
    return counts.stream()
        .collect(
            Collectors.toMap(
                OverviewSql.Count::word, OverviewSql.Count::n, Long::sum, LinkedHashMap::new));
  }
}
