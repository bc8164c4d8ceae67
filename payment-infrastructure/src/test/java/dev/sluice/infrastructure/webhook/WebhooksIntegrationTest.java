package dev.sluice.infrastructure.webhook;

import dev.sluice.application.webhook.Webhooks;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.RealRooms;
import dev.sluice.simulation.contract.Rooms;
import dev.sluice.simulation.contract.WebhooksContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class WebhooksIntegrationTest extends WebhooksContract {

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
  protected Webhooks webhooks() {
    return new MyBatisWebhooks(database.sql(WebhooksSql.class));
  }
}
