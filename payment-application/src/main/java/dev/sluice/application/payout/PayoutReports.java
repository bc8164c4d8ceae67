package dev.sluice.application.payout;

import dev.sluice.domain.id.PayoutReportId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What banks have answered to payment files, as it came. Nothing is ever changed. */
public interface PayoutReports {

  /**
   * What became of it.
   *
   * @param pending of which nothing is decided
   * @param already which were known
   * @param refused what contradicts the books, in words, on one line each
   */
  record Tally(int settled, int returned, int pending, int already, List<String> refused) {
    public Tally {
      refused = List.copyOf(refused);
    }
  }

  /**
   * A report.
   *
   * @param sha256 of all its bytes, in hex: the same bytes are the same report
   */
  record Report(
      PayoutReportId id,
      String sha256,
      byte[] text,
      Tally tally,
      String receivedBy,
      String traceId,
      Instant receivedAt) {}

  /**
   * In a transaction: waits for whoever adds the same.
   *
   * @return false when a report with the same bytes is there: then nothing is written
   */
  boolean add(Report report);

  Optional<Report> withHash(String sha256);
}
