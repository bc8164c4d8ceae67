package dev.sluice.simulation.outbox;

import dev.sluice.application.outbox.Broker;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.simulation.contract.BrokerContract;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.pipeline.EnvelopeBook;
import dev.sluice.simulation.pipeline.InMemoryTopics;
import java.util.List;

class InMemoryBrokerTest extends BrokerContract {
  private final Faults faults = new Faults();
  private final Database database = new Database(faults);
  private final EnvelopeBook book = new EnvelopeBook();
  private final InMemoryTopics topics = new InMemoryTopics(2, book);

  @Override
  protected Broker broker() {
    return new InMemoryBroker(topics, database, faults);
  }

  @Override
  protected byte[] encode(EventEnvelope<?> event) {
    return book.encode(event);
  }

  @Override
  protected List<byte[]> on(Topic topic) {
    return topics.told(topic).stream().map(book::encode).toList();
  }

  @Override
  protected void inTransaction(Runnable work) {
    database.run(work);
  }
}
