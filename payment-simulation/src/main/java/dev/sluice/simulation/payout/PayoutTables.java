package dev.sluice.simulation.payout;

import dev.sluice.application.payout.PayoutBatches.Batch;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.payout.Payout;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;

/** The rows that payouts and batches share. */
public record PayoutTables(
    Database database, Table<PayoutId, Payout> payouts, Table<PayoutBatchId, Batch> batches) {

  public static PayoutTables in(Database database) {
    return new PayoutTables(
        database, new Table<>("payouts", database), new Table<>("payout_batches", database));
  }
}
