package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.deadletter.FoundLetter;
import dev.sluice.application.deadletter.LetterBox;
import dev.sluice.application.pipeline.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** All dead letter queues under one group. Whatever goes wrong, it begins again as a new member. */
final class KafkaLetterBox implements LetterBox, AutoCloseable {

  static final String GROUP = "dead-letter-filer";

  private final KafkaClients clients;
  private final String instance;
  private final Map<String, Topic> queues = new HashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
  private @Nullable Consumer<byte[], byte[]> consumer;

  /**
   * @param instance {@code <app>-<slot>}
   */
  KafkaLetterBox(KafkaClients clients, String instance) {
    this.clients = clients;
    this.instance = instance;
    Arrays.stream(Topic.values()).forEach(topic -> queues.put(topic.deadLetterName(), topic));
  }

  @Override
  public synchronized List<FoundLetter> take(Duration atMost) {
    var found = new ArrayList<FoundLetter>();
    for (var record : member().poll(atMost)) {
      var topic = queues.get(record.topic());
      if (topic == null) throw new IllegalStateException("nobody asked for " + record.topic());
      found.add(DeadLetterHeaders.read(topic, record));
      taken.put(
          new TopicPartition(record.topic(), record.partition()),
          new OffsetAndMetadata(record.offset() + 1));
    }
    return found;
  }

  @Override
  public synchronized void commit() {
    if (taken.isEmpty()) return;
    member().commitSync(taken);
    taken.clear();
  }

  @Override
  public synchronized void reset() {
    taken.clear();
    var gone = consumer;
    consumer = null;
    if (gone != null) KafkaStream.leave(gone);
  }

  private Consumer<byte[], byte[]> member() {
    var current = consumer;
    if (current != null) return current;
    NoTransaction.during("joining " + GROUP);
    var joined = clients.consumer(GROUP, instance + "-" + GROUP);
    consumer = joined;
    joined.subscribe(queues.keySet());
    return joined;
  }

  @Override
  public synchronized void close() {
    reset();
  }
}
