package dev.sluice.simulation.settlement;

import dev.sluice.simulation.contract.ReservesContract;
import dev.sluice.simulation.contract.SettlementRooms;

class InMemoryReservesTest extends ReservesContract {
  private final SettlementRooms rooms = SimulatedSettlements.fresh();

  @Override
  protected SettlementRooms rooms() {
    return rooms;
  }
}
