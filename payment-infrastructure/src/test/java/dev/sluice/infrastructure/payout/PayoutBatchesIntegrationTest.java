package dev.sluice.infrastructure.payout;

import dev.sluice.infrastructure.Database;
import dev.sluice.simulation.contract.PayoutBatchesContract;
import dev.sluice.simulation.contract.PayoutRooms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class PayoutBatchesIntegrationTest extends PayoutBatchesContract {

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
  protected PayoutRooms rooms() {
    return PayoutRoom.of(database);
  }
}
