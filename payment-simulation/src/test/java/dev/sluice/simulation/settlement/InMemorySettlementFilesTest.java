package dev.sluice.simulation.settlement;

import dev.sluice.simulation.contract.SettlementFilesContract;
import dev.sluice.simulation.contract.SettlementRooms;

class InMemorySettlementFilesTest extends SettlementFilesContract {
  private final SettlementRooms rooms = SimulatedSettlements.fresh();

  @Override
  protected SettlementRooms rooms() {
    return rooms;
  }
}
