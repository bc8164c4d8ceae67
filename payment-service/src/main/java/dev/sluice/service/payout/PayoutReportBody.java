package dev.sluice.service.payout;

import dev.sluice.application.payout.PayoutReports.Report;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What a bank answered to a payment file, and what became of it. */
@Schema(name = "PayoutStatusReport")
record PayoutReportBody(
    @Schema(example = "psr_0j5k2m9x4t7ah") String id,
    String sha256,
    @Schema(description = "Payouts the bank has paid.") int settled,
    @Schema(description = "Payouts it did not pay: the money is available again.") int returned,
    @Schema(description = "Statuses of which nothing follows yet.") int pending,
    @Schema(description = "Payouts of which that was known.") int alreadyKnown,
    @Schema(description = "What contradicts the books: people have to look. 100 at most.")
        List<String> refused,
    Instant receivedAt) {

  static PayoutReportBody of(Report report) {
    var tally = report.tally();
    return new PayoutReportBody(
        report.id().value(),
        report.sha256(),
        tally.settled(),
        tally.returned(),
        tally.pending(),
        tally.already(),
        tally.refused(),
        report.receivedAt());
  }
}
