package dev.sluice.infrastructure.review;

import dev.sluice.application.review.Resolutions;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.RealRooms;
import dev.sluice.simulation.contract.ResolutionsContract;
import dev.sluice.simulation.contract.Rooms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class ResolutionsIntegrationTest extends ResolutionsContract {

  private Database database;

  @BeforeAll
  void open() {
    database = Database.fresh();
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Override
  protected Rooms rooms() {
    return RealRooms.of(database);
  }

  @Override
  protected Resolutions resolutions() {
    return ReviewRoom.of(database);
  }
}
