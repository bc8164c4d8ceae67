package dev.sluice.simulation.outbox;

import dev.sluice.application.outbox.Broker;
import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.pipeline.InMemoryTopics;
import java.util.List;

/** Publishes row by row: who dies in between has sent some. */
public final class InMemoryBroker implements Broker {

  private final InMemoryTopics topics;
  private final Database database;
  private final Faults faults;

  public InMemoryBroker(InMemoryTopics topics, Database database, Faults faults) {
    this.topics = topics;
    this.database = database;
    this.faults = faults;
  }

  @Override
  public void publish(List<OutboxRow> rows) {
    database.needsNoTransaction("publishing");
    for (var row : rows) {
      faults.pass(Point.BROKER_WHILE_PUBLISHING);
      topics.publish(Topic.named(row.topic()), row.key(), row.payload());
    }
    faults.pass(Point.BROKER_AFTER_COMMIT);
  }
}
