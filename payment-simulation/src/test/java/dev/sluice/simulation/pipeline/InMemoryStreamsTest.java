package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.simulation.contract.StreamsContract;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.test.seeded.Chance;
import java.util.List;

class InMemoryStreamsTest extends StreamsContract {
  private final Faults faults = new Faults();
  private final Database database = new Database(faults);
  private final EnvelopeBook book = new EnvelopeBook();
  private final InMemoryTopics topics = new InMemoryTopics(2, book);

  @Override
  protected Streams streams(String instance) {
    return new InMemoryStreams(topics, database, faults, Chance.of(1), instance, 50);
  }

  @Override
  protected void publish(EventEnvelope<?> event) {
    topics.publish(event);
  }

  @Override
  protected void put(Topic topic, int partition, byte[] value) {
    topics.put(topic, partition, "key", value);
  }

  @Override
  protected byte[] encode(EventEnvelope<?> event) {
    return book.encode(event);
  }

  @Override
  protected List<EventEnvelope<?>> visible(Topic topic) {
    return topics.told(topic);
  }

  @Override
  protected List<byte[]> dead(Topic topic) {
    return topics.dead(topic).stream().map(letter -> letter.raw().value()).toList();
  }

  @Override
  protected long committed(String step) {
    return topics.committed(step, 0) + topics.committed(step, 1);
  }

  @Override
  protected void inTransaction(Runnable work) {
    database.run(work);
  }
}
