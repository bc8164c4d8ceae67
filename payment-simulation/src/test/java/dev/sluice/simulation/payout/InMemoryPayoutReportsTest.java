package dev.sluice.simulation.payout;

import dev.sluice.simulation.contract.PayoutReportsContract;
import dev.sluice.simulation.contract.PayoutRooms;

class InMemoryPayoutReportsTest extends PayoutReportsContract {
  private final PayoutRooms rooms = SimulatedPayouts.fresh();

  @Override
  protected PayoutRooms rooms() {
    return rooms;
  }
}
