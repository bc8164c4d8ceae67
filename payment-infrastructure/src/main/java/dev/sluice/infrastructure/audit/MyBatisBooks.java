package dev.sluice.infrastructure.audit;

import dev.sluice.application.audit.Books;
import dev.sluice.application.audit.Finding;
import dev.sluice.application.audit.Law;
import dev.sluice.application.psp.PspRecords;
import dev.sluice.domain.ledger.AccountType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The laws as set-based SQL, all in one snapshot of the database. */
@Component
final class MyBatisBooks implements Books {

  private static final List<String> IN_FLIGHT =
      List.of("intents", "payments", "outbox", "journals", "balances");

  private final LawsSql laws;
  private final OverviewSql overview;
  private final TransactionTemplate snapshot;

  MyBatisBooks(LawsSql laws, OverviewSql overview, PlatformTransactionManager transactions) {
    this.laws = laws;
    this.overview = overview;
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.snapshot.setReadOnly(true);
  }

  @Override
  public List<Finding> findings(Duration settleAfter, List<PspRecords.Record> psp) {
    long settle = settleAfter.toMillis();
    return inSnapshot(() -> {
      laws.takeYourTime();
      var moving = laws.moving(settle);
      var findings = new ArrayList<Finding>();
      findings.add(always(Law.ENTRIES_BALANCE, laws.entriesBalance()));
      findings.add(atRest(Law.HOLDS, moving, both(laws.holdsMirrored(), laws.holds(settle))));
      findings.add(atRest(Law.PSP_OWES_US, moving, laws.pspOwesUs(settle)));
      findings.add(atRest(Law.SELLERS_ARE_OWED, moving, laws.sellersAreOwed(settle)));
      findings.add(always(Law.BALANCE_SHEET, laws.balanceSheet(types(), categories())));
      findings.add(
          atRest(
              Law.FACTS_MATCH_ENTRIES,
              moving,
              both(laws.factsMatchEntries(settle), laws.authorizedWithoutPayment(settle))));
      findings.add(atRest(Law.BALANCES_ARE_SUMS, moving, laws.balancesAreSums(settle)));
      findings.add(pspAgrees(settle, moving, psp));
      findings.add(always(Law.CAPS, laws.caps()));
      findings.add(atRest(Law.ENDS_ONCE, moving, laws.endsOnce(settle)));
      return findings;
    });
  }

  private Finding pspAgrees(long settle, LawsSql.Moving moving, List<PspRecords.Record> psp) {
    var comparison = new PspComparison(laws.said(), psp, new HashSet<>(laws.stillMoving(settle)));
    var open = PspComparison.openAuthorizations(psp);
    for (var payment : laws.atRest(settle, open.keySet().toArray(String[]::new)))
      comparison.resting(payment, Objects.requireNonNull(open.get(payment.intent())));
    return finding(
        Law.PSP_AGREES, comparison.wrong(), comparison.leftOut(), moving.oldestSeconds());
  }

  private static List<String> both(List<String> some, List<String> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static Finding always(Law law, List<String> wrong) {
    return finding(law, wrong, 0, 0);
  }

  private static Finding atRest(Law law, LawsSql.Moving moving, List<String> wrong) {
    return finding(law, wrong, moving.count(), moving.oldestSeconds());
  }

  private static Finding finding(Law law, List<String> wrong, long leftOut, long oldestSeconds) {
    return new Finding(
        law, wrong.isEmpty(), leftOut, leftOut == 0 ? 0 : oldestSeconds, String.join("; ", wrong));
  }

  private static String[] types() {
    return Arrays.stream(AccountType.values()).map(Enum::name).toArray(String[]::new);
  }

  private static String[] categories() {
    return Arrays.stream(AccountType.values())
        .map(type -> type.category().name())
        .toArray(String[]::new);
  }

  @Override
  public boolean hasPayments() {
    return overview.hasPayments();
  }

  @Override
  public Overview overview(Optional<Instant> since) {
    return inSnapshot(() -> {
      var counts = new LinkedHashMap<String, Long>();
      overview.counts().forEach(count -> counts.put(count.name(), count.count()));
      var states = states();
      return new Overview(
          overview.now(),
          count(counts, "atRest"),
          states.getOrDefault("intents", Map.of()),
          states.getOrDefault("payments", Map.of()),
          states.getOrDefault("orders", Map.of()),
          count(counts, "journalEntries"),
          trialBalance(),
          inFlight(counts),
          count(counts, "inReview"),
          count(counts, "deadLetters"),
          overview.topSellers().stream()
              .map(one -> new Pending(one.sellerId(), one.currency(), one.pending()))
              .toList(),
          latency(since.orElse(null)));
    });
  }

  private Map<String, Map<String, Long>> states() {
    var states = new TreeMap<String, Map<String, Long>>();
    for (var state : overview.states()) {
      var parts = state.name().split(":", 2);
      states.computeIfAbsent(parts[0], _ -> new TreeMap<>()).put(parts[1], state.count());
    }
    return states;
  }

  private Map<String, Totals> trialBalance() {
    var totals = new LinkedHashMap<String, Totals>();
    for (var sides : overview.trialBalance())
      totals.put(sides.currency(), new Totals(sides.debit(), sides.credit()));
    return totals;
  }

  private static Map<String, Long> inFlight(Map<String, Long> counts) {
    var inFlight = new LinkedHashMap<String, Long>();
    for (var name : IN_FLIGHT) inFlight.put(name, count(counts, name));
    return inFlight;
  }

  private Latency latency(@Nullable Instant since) {
    var seen =
        overview.knowsCommitTimes()
            ? overview.acceptedToBalance(since)
            : overview.acceptedToWritten(since);
    return new Latency(seen.p50(), seen.p99(), seen.count());
  }

  private static long count(Map<String, Long> counts, String name) {
    return counts.getOrDefault(name, 0L);
  }

  private <T> T inSnapshot(Supplier<T> questions) {
    return Objects.requireNonNull(snapshot.<T>execute(_ -> questions.get()));
  }
}
