package dev.sluice.simulation.payout;

import dev.sluice.simulation.contract.PayoutBatchesContract;
import dev.sluice.simulation.contract.PayoutRooms;

class InMemoryPayoutBatchesTest extends PayoutBatchesContract {
  private final PayoutRooms rooms = SimulatedPayouts.fresh();

  @Override
  protected PayoutRooms rooms() {
    return rooms;
  }
}
