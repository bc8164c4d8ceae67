package dev.sluice.simulation.payout;

import dev.sluice.application.payout.PayoutReports;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import java.util.Optional;

/** What banks have answered, in memory. */
public final class InMemoryPayoutReports implements PayoutReports {

  private final Table<String, Report> rows;

  public InMemoryPayoutReports(Database database) {
    this.rows =
        new Table<>(
            "payout_reports", database, report -> "%s %s".formatted(report.id(), report.tally()));
  }

  @Override
  public boolean add(Report report) {
    return rows.insert(report.sha256(), report);
  }

  @Override
  public Optional<Report> withHash(String sha256) {
    return rows.find(sha256);
  }
}
