package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Inbox;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.simulation.contract.InboxContract;
import dev.sluice.simulation.contract.Things;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;

class InMemoryInboxTest extends InboxContract {
  private final Database database = new Database(new Faults());
  private final Inbox inbox = new InMemoryInbox(database, () -> Things.NOW);

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected Inbox inbox() {
    return inbox;
  }
}
