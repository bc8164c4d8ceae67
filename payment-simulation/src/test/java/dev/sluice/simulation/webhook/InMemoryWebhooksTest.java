package dev.sluice.simulation.webhook;

import dev.sluice.application.webhook.Webhooks;
import dev.sluice.simulation.SimulatedRooms;
import dev.sluice.simulation.contract.Rooms;
import dev.sluice.simulation.contract.WebhooksContract;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.fault.Faults;

class InMemoryWebhooksTest extends WebhooksContract {
  private final Database database = new Database(new Faults());
  private final Rooms rooms = SimulatedRooms.over(Tables.in(database));
  private final Webhooks webhooks = new InMemoryWebhooks(database);

  @Override
  protected Rooms rooms() {
    return rooms;
  }

  @Override
  protected Webhooks webhooks() {
    return webhooks;
  }
}
