package dev.sluice.application.payout;

import dev.sluice.application.balance.Balances;
import dev.sluice.application.id.Ids;
import dev.sluice.application.payout.PayoutBatches.At;
import dev.sluice.application.payout.PayoutBatches.Batch;
import dev.sluice.application.payout.PayoutBatches.Kind;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.SkipReason;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Pays one seller because somebody asks for it, and opens batches for all. */
public final class PayOutService {

  private static final String NOBODY = "schedule";

  private final Payouts payouts;
  private final PayoutBatches batches;
  private final Payer payer;
  private final Ids ids;
  private final InstantSource clock;

  public PayOutService(
      Payouts payouts,
      PayoutBatches batches,
      Balances balances,
      BooksAtOnce books,
      Ids ids,
      InstantSource clock) {
    this.payouts = payouts;
    this.batches = batches;
    this.payer = new Payer(payouts, batches, balances, books, ids);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * In a transaction: all that is available, whatever the schedule and the minimum say.
   *
   * @throws Problem when there is nothing to pay, or nobody may be paid
   */
  public Payout pay(At at, String by, String traceId) {
    payouts.alone();
    var now = clock.instant();
    var candidate =
        batches.candidate(at).orElseThrow(() -> refused(at, SkipReason.NOTHING_AVAILABLE));
    var batch =
        Batch.open(new PayoutBatchId(ids.next()), Kind.SELLER, dayOf(now), by, traceId, now)
            .collected(now);
    batches.add(batch);
    var paid = payer.pay(batch, List.of(candidate), now);
    if (!paid.isEmpty()) return paid.getFirst();
    var why = batches.skips(batch.id(), Optional.empty(), 1).getFirst().reason();
    throw refused(at, why);
  }

  private static Problem refused(At at, SkipReason why) {
    return new Problem(
        ErrorCode.WRONG_STATE,
        "%s is not paid in %s: %s".formatted(at.seller(), at.currency(), why.meaning()));
  }

  /** In a transaction: a batch of all whose turn it is, from now on. */
  public Batch open(String by, String traceId) {
    var now = clock.instant();
    var id = new PayoutBatchId(ids.next());
    var batch = Batch.open(id, Kind.REQUESTED, dayOf(now), by, traceId, now);
    batches.add(batch);
    return batch;
  }

  /**
   * In a transaction: the batch of this day.
   *
   * @return false when there is one
   */
  public boolean openScheduled() {
    var now = clock.instant();
    var id = new PayoutBatchId(ids.next());
    var trace = "%032x".formatted(id.number());
    return batches.add(Batch.open(id, Kind.SCHEDULED, dayOf(now), NOBODY, trace, now));
  }

  private static LocalDate dayOf(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
