package dev.sluice.application.audit;

import dev.sluice.application.psp.PspRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole database, as an auditor reads it: set-based, in one snapshot, without locks. */
public interface Books {

  /**
   * Every law.
   *
   * @param settleAfter things changed later than this before now are left out of the laws that hold
   *     at rest
   * @param psp what the PSP says it did
   */
  List<Finding> findings(Duration settleAfter, List<PspRecords.Record> psp);

  /**
   * The laws that speak of single payments, of those alone that were touched lately: all but the
   * sums of accounts and the PSP's list.
   *
   * @param since whatever was touched later is looked at, with all that belongs to its payment
   */
  List<Finding> recent(Instant since, Duration settleAfter);

  /** What should not stay as it is, all kinds of it. */
  List<Waiting> waiting();

  boolean hasPayments();

  /**
   * What happened so far.
   *
   * @param now the database's clock
   * @param atRest payments at rest and intents that ended without one
   * @param inFlight what is still on its way, by kind: intents, payments, refunds, outbox,
   *     journals, balances
   * @param inReview intents, orders, refunds and voids that wait for a person
   */
  record Overview(
      Instant now,
      long atRest,
      Map<String, Long> intents,
      Map<String, Long> payments,
      Map<String, Long> orders,
      long journals,
      Map<String, Totals> trialBalance,
      Map<String, Long> inFlight,
      long inReview,
      long deadLetters,
      List<Pending> topSellers,
      Latency acceptedToBalance) {}

  record Totals(long debit, long credit) {}

  record Pending(String sellerId, String currency, long pending) {}

  /** Milliseconds from an intent's creation to the commit of the balance with its last capture. */
  record Latency(long p50, long p99, long count) {}

  /**
   * @param since limits {@link Overview#acceptedToBalance} to intents created since then
   */
  Overview overview(Optional<Instant> since);
}
