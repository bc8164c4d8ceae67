package dev.sluice.bench.gauge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What went through the broker, read back from its own logs: it keeps every record for days, and an
 * entry per finished transaction. Used by one thread.
 */
public final class Broker implements AutoCloseable {
  private static final String TRANSACTIONS = "__transaction_state";

  /** Version, producer id, epoch, timeout stand before the status of an entry. */
  private static final int STATUS = 2 + 8 + 2 + 4;

  private static final byte COMMITTED = 4;
  private static final Duration POLL = Duration.ofSeconds(1);

  /** Every payment has one of these, unless it is sent again. */
  private static final String ONE_PER_PAYMENT = "payment_authorization_requested";

  private final KafkaConsumer<byte[], byte[]> consumer;

  public Broker(String servers) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", servers);
    settings.put("enable.auto.commit", "false");
    settings.put("isolation.level", "read_committed");
    settings.put("fetch.max.bytes", 4 << 20);
    settings.put("max.poll.records", 5_000);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Where each partition ends by now. */
  public record Position(Map<TopicPartition, Long> ends) {
    private long of(TopicPartition place) {
      return ends.getOrDefault(place, 0L);
    }
  }

  public Position position() {
    List<TopicPartition> all =
        consumer.listTopics().values().stream()
            .flatMap(List::stream)
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .filter(place -> isOurs(place.topic()) || place.topic().equals(TRANSACTIONS))
            .toList();
    return new Position(consumer.endOffsets(all));
  }

  private static boolean isOurs(String topic) {
    return !topic.startsWith("_") && !topic.startsWith("bench");
  }

  /**
   * What lies between two positions.
   *
   * @param transactions that were committed, with or without records
   */
  public record Passed(long payments, long records, long bytes, long transactions) {}

  public Passed between(Position from, Position to) {
    long[] seen = new long[4];
    read(
        from,
        to,
        record -> {
          if (record.topic().equals(TRANSACTIONS)) {
            byte[] value = record.value();
            if (value != null && value.length > STATUS && value[STATUS] == COMMITTED) seen[3]++;
            return;
          }
          if (record.topic().equals(ONE_PER_PAYMENT)) seen[0]++;
          seen[1]++;
          seen[2] += record.serializedKeySize() + record.serializedValueSize();
        });
    return new Passed(seen[0], seen[1], seen[2], seen[3]);
  }

  /** Each record between two positions, in no order across partitions. */
  public void read(Position from, Position to, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    List<TopicPartition> open = new ArrayList<>();
    to.ends()
        .forEach((place, end) -> {
          if (from.of(place) < end) open.add(place);
        });
    consumer.assign(open);
    open.forEach(place -> consumer.seek(place, from.of(place)));
    while (!open.isEmpty()) {
      for (var record : consumer.poll(POLL)) {
        long end = to.of(new TopicPartition(record.topic(), record.partition()));
        if (record.offset() < end) each.accept(record);
      }
      open.removeIf(place -> consumer.position(place) >= to.of(place));
      consumer.assign(open);
    }
  }

  /** Topics with how many partitions each has, ours alone. */
  public Map<String, Integer> topics() {
    return consumer.listTopics().entrySet().stream()
        .filter(entry -> isOurs(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().size()));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
