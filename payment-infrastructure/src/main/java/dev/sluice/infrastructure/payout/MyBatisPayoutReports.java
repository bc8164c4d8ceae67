package dev.sluice.infrastructure.payout;

import dev.sluice.application.payout.PayoutReports;
import dev.sluice.domain.id.PayoutReportId;
import dev.sluice.infrastructure.payout.PayoutReportsSql.ReportRow;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
final class MyBatisPayoutReports implements PayoutReports {

  private static final String BETWEEN = "\n";

  private final PayoutReportsSql sql;

  MyBatisPayoutReports(PayoutReportsSql sql) {
    this.sql = sql;
  }

  @Override
  public boolean add(Report report) {
    var values = new HashMap<String, Object>();
    values.put("id", report.id().number());
    values.put("publicId", report.id().value());
    values.put("sha256", report.sha256());
    values.put("text", report.text());
    values.put("settled", report.tally().settled());
    values.put("returned", report.tally().returned());
    values.put("pending", report.tally().pending());
    values.put("already", report.tally().already());
    values.put("refused", String.join(BETWEEN, report.tally().refused()));
    values.put("receivedBy", report.receivedBy());
    values.put("trace", report.traceId());
    values.put("receivedAt", report.receivedAt());
    return sql.add(values) > 0;
  }

  @Override
  public Optional<Report> withHash(String sha256) {
    return sql.withHash(sha256).map(row -> report(sha256, row));
  }

  private static Report report(String sha256, ReportRow row) {
    var refused = row.refused().lines().toList();
    return new Report(
        new PayoutReportId(row.id()),
        sha256,
        row.text(),
        new Tally(row.settled(), row.returned(), row.pending(), row.already(), refused),
        row.receivedBy(),
        row.traceId(),
        row.receivedAt());
  }
}
