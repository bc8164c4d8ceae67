package dev.sluice.infrastructure.settlement;

import dev.sluice.infrastructure.Database;
import dev.sluice.simulation.contract.DiscrepanciesContract;
import dev.sluice.simulation.contract.SettlementRooms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class DiscrepanciesIntegrationTest extends DiscrepanciesContract {

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
  protected SettlementRooms rooms() {
    return SettlementRoom.of(database);
  }
}
