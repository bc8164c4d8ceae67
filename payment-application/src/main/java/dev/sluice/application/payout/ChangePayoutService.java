package dev.sluice.application.payout;

import dev.sluice.application.payout.PayoutChanges.Change;
import dev.sluice.application.settlement.BooksAtOnce;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutTrigger;
import java.time.InstantSource;
import java.util.List;

/** People stop payouts, let them go on, or take them back. */
public final class ChangePayoutService {

  private final PayoutChanges changes;

  public ChangePayoutService(Payouts payouts, BooksAtOnce books, InstantSource clock) {
    this.changes = new PayoutChanges(payouts, books, clock);
  }

  /**
   * In a transaction.
   *
   * @param trigger Hold, Release or Cancel
   * @throws Problem when there is none, or it is too late for that
   */
  public Payout change(PayoutId id, PayoutTrigger trigger, String traceId) {
    var outcome =
        changes
            .apply(List.of(new Change(id, trigger)), traceId)
            .getFirst()
            .orElseThrow(() -> new Problem(ErrorCode.NOT_FOUND, "There is no payout " + id));
    if (outcome instanceof Outcome.Refused<Payout> refused)
      throw new Problem(ErrorCode.WRONG_STATE, refused.reason());
    return outcome.after();
  }
}
