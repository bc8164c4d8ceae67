package dev.sluice.simulation.outbox;

import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.simulation.contract.OutboxContract;
import dev.sluice.simulation.contract.Things;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.pipeline.EnvelopeBook;
import java.util.List;

class InMemoryOutboxTest extends OutboxContract {
  private final Database database = new Database(new Faults());
  private final EnvelopeBook book = new EnvelopeBook();
  private final InMemoryOutbox outbox = new InMemoryOutbox(database, book, () -> Things.NOW, 4);

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected EventEnvelope<?> decode(byte[] payload) {
    return book.decode(payload);
  }

  @Override
  protected List<String> buried() {
    return outbox.buried();
  }
}
