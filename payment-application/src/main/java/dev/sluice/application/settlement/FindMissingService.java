package dev.sluice.application.settlement;

import dev.sluice.application.id.Ids;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.settlement.SettlementLines.Unsettled;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.Discrepancy.About;
import dev.sluice.domain.settlement.DiscrepancyKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Reports what was captured long ago and never settled. */
public final class FindMissingService {

  private static final int PAGE = 500;

  private final SettlementLines lines;
  private final Discrepancies discrepancies;
  private final Ids ids;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Duration patience;

  /**
   * @param patience how long a PSP may take to settle
   */
  public FindMissingService(
      SettlementLines lines,
      Discrepancies discrepancies,
      Ids ids,
      Transactions transactions,
      InstantSource clock,
      Duration patience) {
    this.lines = lines;
    this.discrepancies = discrepancies;
    this.ids = ids;
    this.transactions = transactions;
    this.clock = clock;
    this.patience = patience;
  }

  /** How many were found that nobody knew of. */
  public int runOnce() {
    return transactions.run(() -> {
      lines.alone();
      var now = clock.instant();
      var missing = lines.missing(now.minus(patience), PAGE);
      discrepancies.add(missing.stream().map(one -> discrepancy(one, now)).toList());
      return missing.size();
    });
  }

  private Discrepancy discrepancy(Unsettled one, Instant now) {
    return Discrepancy.unbooked(
        new DiscrepancyId(ids.next()),
        DiscrepancyKind.MISSING,
        new About(null, 0, null, one.payment(), one.order(), one.n()),
        one.amount(),
        "%s captured at %s".formatted(one.amount(), one.since()),
        now);
  }
}
