package dev.sluice.simulation.payout;

import dev.sluice.simulation.contract.PayoutRooms;
import dev.sluice.simulation.contract.PayoutBatchesContract;

class InMemoryPayoutBatchesTest extends PayoutBatchesContract {
  private final PayoutRooms rooms = SimulatedPayouts.fresh();

  @Override
  protected PayoutRooms rooms() {
    return rooms;
  }
}
