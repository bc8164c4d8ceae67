package dev.sluice.service.payout;

import dev.sluice.application.payout.PayoutBatches;
import dev.sluice.application.payout.PayoutBatches.Sum;
import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A round of payouts, and what it has come to so far. */
@Schema(name = "PayoutBatch")
record PayoutBatchBody(
    @Schema(example = "pba_0j5k2m9x4t7ah") String id,
    @Schema(
            allowableValues = {"SCHEDULED", "REQUESTED", "SELLER"},
            description = "That of a day, one that was asked for, or one for a single seller.")
        String kind,
    @Schema(allowableValues = {"COLLECTING", "COLLECTED", "DONE"}) String status,
    @Schema(description = "Whose turn it is follows from it, UTC.") LocalDate day,
    @Schema(description = "What was made in it, by currency.") List<SumBody> payouts,
    @Schema(description = "Who was not paid, by reason.") Map<String, Long> skipped,
    @Schema(description = "What stands in its files, by currency; with what was released since.")
        List<SumBody> files,
    String requestedBy,
    Instant openedAt,
    @Nullable Instant doneAt) {

  @Schema(name = "PayoutSum")
  record SumBody(int count, AmountBody total) {
    static SumBody of(Sum sum) {
      return new SumBody(sum.payouts(), AmountBody.of(sum.total()));
    }
  }

  static PayoutBatchBody of(PayoutBatches.View view) {
    var batch = view.batch();
    var skipped = new TreeMap<String, Long>();
    view.skipped().forEach((reason, count) -> skipped.put(reason.name(), count));
    return new PayoutBatchBody(
        batch.id().value(),
        batch.kind().name(),
        batch.status().name(),
        batch.day(),
        view.paid().stream().map(SumBody::of).toList(),
        skipped,
        view.files().stream().map(SumBody::of).toList(),
        batch.requestedBy(),
        batch.openedAt(),
        batch.doneAt());
  }
}
