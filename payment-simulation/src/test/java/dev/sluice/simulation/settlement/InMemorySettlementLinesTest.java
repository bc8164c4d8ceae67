package dev.sluice.simulation.settlement;

import dev.sluice.simulation.contract.SettlementLinesContract;
import dev.sluice.simulation.contract.SettlementRooms;

class InMemorySettlementLinesTest extends SettlementLinesContract {
  private final SettlementRooms rooms = SimulatedSettlements.fresh();

  @Override
  protected SettlementRooms rooms() {
    return rooms;
  }
}
