package dev.sluice.simulation.settlement;

import dev.sluice.simulation.contract.DiscrepanciesContract;
import dev.sluice.simulation.contract.SettlementRooms;

class InMemoryDiscrepanciesTest extends DiscrepanciesContract {
  private final SettlementRooms rooms = SimulatedSettlements.fresh();

  @Override
  protected SettlementRooms rooms() {
    return rooms;
  }
}
