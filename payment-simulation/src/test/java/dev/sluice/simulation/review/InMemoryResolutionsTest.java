package dev.sluice.simulation.review;

import dev.sluice.application.review.Resolutions;
import dev.sluice.simulation.SimulatedRooms;
import dev.sluice.simulation.contract.ResolutionsContract;
import dev.sluice.simulation.contract.Rooms;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.fault.Faults;

class InMemoryResolutionsTest extends ResolutionsContract {
  private final Database database = new Database(new Faults());
  private final Rooms rooms = SimulatedRooms.over(Tables.in(database));
  private final Resolutions resolutions = new InMemoryResolutions(database);

  @Override
  protected Rooms rooms() {
    return rooms;
  }

  @Override
  protected Resolutions resolutions() {
    return resolutions;
  }
}
