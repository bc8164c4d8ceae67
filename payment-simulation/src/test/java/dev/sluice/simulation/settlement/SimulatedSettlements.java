package dev.sluice.simulation.settlement;

import dev.sluice.simulation.SimulatedRooms;
import dev.sluice.simulation.contract.SettlementRooms;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.review.InMemoryResolutions;
import dev.sluice.simulation.seller.InMemorySellers;

/** Settlements in memory. */
public final class SimulatedSettlements {
  static SettlementRooms fresh() {
    return over(new Database(new Faults()));
  }

  public static SettlementRooms over(Database database) {
    var tables = Tables.in(database);
    var sellers = new InMemorySellers(database);
    var discrepancies = new InMemoryDiscrepancies(database);
    var files = new InMemorySettlementFiles(database, discrepancies);
    var resolutions = new InMemoryResolutions(database);
    return new SettlementRooms(
        SimulatedRooms.over(tables),
        sellers,
        files,
        new InMemorySettlementLines(tables, sellers, resolutions, discrepancies, files),
        discrepancies,
        new InMemoryReserves(database));
  }

  private SimulatedSettlements() {}
}
