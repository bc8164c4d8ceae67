package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.infrastructure.Database;
import dev.sluice.simulation.contract.InboxContract;
import dev.sluice.simulation.contract.Things;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class InboxIntegrationTest extends InboxContract {

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
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected Inbox inbox() {
    return PipelineRoom.inbox(database, () -> Things.NOW);
  }
}
