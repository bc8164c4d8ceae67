package dev.sluice.simulation.world;

import dev.sluice.simulation.audit.Laws;
import dev.sluice.simulation.audit.WhatIsPaidOut;
import dev.sluice.simulation.audit.WhatIsSettled;
import dev.sluice.simulation.balance.InMemoryBalanceCache;
import dev.sluice.simulation.balance.InMemoryBalances;
import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.id.InMemoryIds;
import dev.sluice.simulation.idempotency.InMemoryIdempotency;
import dev.sluice.simulation.intent.InMemoryPaymentIntents;
import dev.sluice.simulation.ledger.InMemoryJournal;
import dev.sluice.simulation.order.InMemoryPaymentOrders;
import dev.sluice.simulation.outbox.InMemoryOutbox;
import dev.sluice.simulation.payment.InMemoryPayments;
import dev.sluice.simulation.payout.InMemoryPayoutBatches;
import dev.sluice.simulation.payout.InMemoryPayoutReports;
import dev.sluice.simulation.payout.InMemoryPayouts;
import dev.sluice.simulation.payout.PayoutTables;
import dev.sluice.simulation.pipeline.CountingWatch;
import dev.sluice.simulation.pipeline.EnvelopeBook;
import dev.sluice.simulation.pipeline.InMemoryInbox;
import dev.sluice.simulation.pipeline.InMemoryTopics;
import dev.sluice.simulation.psp.InMemoryPsp;
import dev.sluice.simulation.psp.InMemoryPspAttempts;
import dev.sluice.simulation.psp.InMemoryRetryTimer;
import dev.sluice.simulation.psp.Moods;
import dev.sluice.simulation.review.InMemoryResolutions;
import dev.sluice.simulation.seller.InMemorySellers;
import dev.sluice.simulation.settlement.InMemoryDiscrepancies;
import dev.sluice.simulation.settlement.InMemoryReserves;
import dev.sluice.simulation.settlement.InMemorySettlementFiles;
import dev.sluice.simulation.settlement.InMemorySettlementLines;
import dev.sluice.simulation.time.TurnedClock;
import dev.sluice.simulation.trace.Trace;
import dev.sluice.simulation.webhook.InMemoryWebhooks;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Database, broker, timer and PSP: what outlives an application that dies. */
public record Servers(
    Settings settings,
    RandomGenerator chance,
    Trace trace,
    Coverage coverage,
    TurnedClock clock,
    Faults faults,
    Database database,
    Tables tables,
    InMemoryTopics topics,
    InMemoryInbox inbox,
    InMemoryOutbox outbox,
    InMemoryPsp psp,
    InMemoryPspAttempts attempts,
    InMemoryRetryTimer timer,
    InMemoryIdempotency idempotency,
    InMemoryIds ids,
    InMemorySellers sellers,
    InMemoryPaymentIntents intents,
    InMemoryPayments payments,
    InMemoryPaymentOrders orders,
    InMemoryResolutions resolutions,
    InMemoryWebhooks webhooks,
    InMemoryJournal journal,
    InMemoryBalances balances,
    InMemoryBalanceCache cache,
    InMemorySettlementFiles settlementFiles,
    InMemorySettlementLines settlementLines,
    InMemoryDiscrepancies discrepancies,
    InMemoryReserves reserves,
    InMemoryPayouts payouts,
    InMemoryPayoutBatches payoutBatches,
    InMemoryPayoutReports payoutReports,
    CountingWatch watch) {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  public static Servers start(Settings settings, Moods moods, RandomGenerator chance, Trace trace) {
    var coverage = new Coverage();
    var clock = new TurnedClock(START);
    var faults = new Faults(coverage);
    var database = new Database(faults, trace);
    var tables = Tables.in(database, coverage);
    var book = new EnvelopeBook();
    var sellers = new InMemorySellers(database);
    var resolutions = new InMemoryResolutions(database);
    var balances = new InMemoryBalances(database, clock);
    var payouts = PayoutTables.in(database);
    var discrepancies = new InMemoryDiscrepancies(database);
    var settlementFiles = new InMemorySettlementFiles(database, discrepancies);
    return new Servers(
        settings,
        chance,
        trace,
        coverage,
        clock,
        faults,
        database,
        tables,
        new InMemoryTopics(settings.partitions(), book, trace),
        new InMemoryInbox(database, clock),
        new InMemoryOutbox(database, book, clock, settings.shards()),
        new InMemoryPsp(settings.psp(), moods, database, faults, clock, trace, coverage),
        new InMemoryPspAttempts(database),
        new InMemoryRetryTimer(database),
        new InMemoryIdempotency(database),
        new InMemoryIds(),
        sellers,
        new InMemoryPaymentIntents(tables),
        new InMemoryPayments(tables),
        new InMemoryPaymentOrders(tables),
        resolutions,
        new InMemoryWebhooks(database),
        new InMemoryJournal(database),
        balances,
        new InMemoryBalanceCache(database, clock),
        settlementFiles,
        new InMemorySettlementLines(tables, sellers, resolutions, discrepancies, settlementFiles),
        discrepancies,
        new InMemoryReserves(database),
        new InMemoryPayouts(payouts),
        new InMemoryPayoutBatches(payouts, sellers, balances),
        new InMemoryPayoutReports(database),
        new CountingWatch());
  }

  /** What does not hold though everything rests. */
  public List<String> brokenLaws() {
    var paidOut = new WhatIsPaidOut(payouts);
    var settled = new WhatIsSettled(tables, settlementLines, discrepancies, reserves, paidOut);
    return Laws.broken(tables, resolutions, payments, journal, balances, settled, psp, attempts);
  }
}
