package dev.sluice.simulation.payout;

import dev.sluice.simulation.balance.InMemoryBalances;
import dev.sluice.simulation.contract.PayoutRooms;
import dev.sluice.simulation.contract.Things;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.seller.InMemorySellers;

/** Payouts in memory. */
final class SimulatedPayouts {
  static PayoutRooms fresh() {
    var database = new Database(new Faults());
    var sellers = new InMemorySellers(database);
    var balances = new InMemoryBalances(database, () -> Things.NOW);
    var tables = PayoutTables.in(database);
    return new PayoutRooms(
        database,
        sellers,
        balances,
        new InMemoryPayouts(tables),
        new InMemoryPayoutBatches(tables, sellers, balances),
        new InMemoryPayoutReports(database));
  }

  private SimulatedPayouts() {}
}
