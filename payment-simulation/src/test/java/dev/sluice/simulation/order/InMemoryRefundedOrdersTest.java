package dev.sluice.simulation.order;

import dev.sluice.simulation.SimulatedRooms;
import dev.sluice.simulation.contract.RefundedOrdersContract;
import dev.sluice.simulation.contract.Rooms;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.fault.Faults;

class InMemoryRefundedOrdersTest extends RefundedOrdersContract {
  private final Rooms rooms = SimulatedRooms.over(Tables.in(new Database(new Faults())));

  @Override
  protected Rooms rooms() {
    return rooms;
  }
}
