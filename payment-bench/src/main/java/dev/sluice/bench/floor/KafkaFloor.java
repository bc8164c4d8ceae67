package dev.sluice.bench.floor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * (b) The same records in topics of our own: a transaction for each topic of a batch, with the
 * offsets of what was read before, and each read by as many groups as read the real one.
 */
final class KafkaFloor implements AutoCloseable {
  private static final String PREFIX = "bench-";
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration STUCK = Duration.ofSeconds(30);

  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Topic> topics = new ArrayList<>();
  private final Map<TopicPartition, OffsetAndMetadata> consumed = new HashMap<>();

  private record Topic(
      List<ProducerRecord<byte[], byte[]>> records,
      List<KafkaConsumer<byte[], byte[]>> consumers) {}

  KafkaFloor(String servers, List<ConsumerRecord<byte[], byte[]>> records)
      throws InterruptedException {
    Map<String, List<ConsumerRecord<byte[], byte[]>>> byTopic = new LinkedHashMap<>();
    records.stream()
        .sorted((one, other) -> Long.compare(one.timestamp(), other.timestamp()))
        .forEach(r -> byTopic.computeIfAbsent(r.topic(), _ -> new ArrayList<>()).add(r));
    producer =
        new KafkaProducer<>(
            producing(servers), new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      Map<String, Integer> readers = readers(admin);
      for (var entry : byTopic.entrySet()) {
        int partitions = partitions(admin, entry.getKey());
        String name = PREFIX + entry.getKey();
        if (!admin.listTopics().names().get().contains(name)) {
          admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        }
        topics.add(
            topic(
                servers,
                name,
                partitions,
                entry.getValue(),
                readers.getOrDefault(entry.getKey(), 0)));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker cannot be asked: " + e.getMessage(), e);
    }
  }

  private static int partitions(Admin admin, String topic)
      throws InterruptedException, ExecutionException {
    return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
        .mapToInt(description -> description.partitions().size())
        .sum();
  }

  /** How many groups read each topic. */
  private static Map<String, Integer> readers(Admin admin)
      throws InterruptedException, ExecutionException {
    Map<String, Integer> readers = new HashMap<>();
    for (GroupListing group : admin.listGroups().all().get()) {
      admin
          .listConsumerGroupOffsets(group.groupId())
          .partitionsToOffsetAndMetadata()
          .get()
          .keySet()
          .stream()
          .map(TopicPartition::topic)
          .distinct()
          .forEach(topic -> readers.merge(topic, 1, Integer::sum));
    }
    return readers;
  }

  private static Topic topic(
      String servers,
      String name,
      int partitions,
      List<ConsumerRecord<byte[], byte[]>> recorded,
      int readers) {
    List<ProducerRecord<byte[], byte[]>> records =
        recorded.stream()
            .map(r -> new ProducerRecord<>(name, r.partition(), r.key(), r.value(), r.headers()))
            .toList();
    List<TopicPartition> places = new ArrayList<>();
    for (int n = 0; n < partitions; n++) places.add(new TopicPartition(name, n));
    List<KafkaConsumer<byte[], byte[]>> consumers = new ArrayList<>();
    for (int n = 0; n < readers; n++) {
      var consumer =
          new KafkaConsumer<>(
              consuming(servers, name + "-" + n),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      consumer.assign(places);
      consumer.seekToEnd(places);
      places.forEach(consumer::position);
      consumers.add(consumer);
    }
    return new Topic(records, consumers);
  }

  private static Map<String, Object> producing(String servers) {
    return Map.of(
        "bootstrap.servers",
        servers,
        "transactional.id",
        "bench-floor",
        "acks",
        "all",
        "compression.type",
        "lz4",
        "batch.size",
        128 * 1024,
        "linger.ms",
        5,
        "enable.metrics.push",
        false);
  }

  private static Map<String, Object> consuming(String servers, String group) {
    return Map.of(
        "bootstrap.servers",
        servers,
        "group.id",
        group,
        "enable.auto.commit",
        false,
        "isolation.level",
        "read_committed",
        "max.poll.records",
        1_000,
        "fetch.min.bytes",
        1,
        "enable.metrics.push",
        false);
  }

  /**
   * One batch.
   *
   * @return how many records were written
   */
  int run() {
    int written = 0;
    for (Topic topic : topics) {
      producer.beginTransaction();
      for (var record : topic.records()) producer.send(record);
      if (!consumed.isEmpty()) {
        producer.sendOffsetsToTransaction(
            Map.copyOf(consumed), new ConsumerGroupMetadata("bench-floor"));
        consumed.clear();
      }
      producer.commitTransaction();
      written += topic.records().size();
      topic.consumers().forEach(consumer -> consume(consumer, topic.records().size()));
    }
    return written;
  }

  private void consume(KafkaConsumer<byte[], byte[]> consumer, int wanted) {
    long begun = System.nanoTime();
    for (int read = 0; read < wanted; ) {
      var polled = consumer.poll(POLL);
      read += polled.count();
      consumed.putAll(polled.nextOffsets());
      if (System.nanoTime() - begun > STUCK.toNanos()) {
        throw new IllegalStateException("the broker gives back %d of %d".formatted(read, wanted));
      }
    }
  }

  @Override
  public void close() {
    producer.close();
    topics.forEach(topic -> topic.consumers().forEach(KafkaConsumer::close));
  }
}
