package dev.sluice.infrastructure.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Delivery;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** What tests need around a broker: raw records in, everything visible out. */
final class KafkaLab implements AutoCloseable {

  static final int PARTITIONS = 2;
  private static final Duration SHORT = Duration.ofMillis(200);

  final EventCodec codec = new EventCodec();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final MicrometerWatch watch = new MicrometerWatch(registry);
  private final String url;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<AutoCloseable> open = new ArrayList<>();

  KafkaLab(String url) {
    this.url = url;
    emptyTopics();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", url), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The topics are the product's, the broker is shared: every test begins with nothing on them. */
  private void emptyTopics() {
    try (var admin = Admin.create(Map.of("bootstrap.servers", url))) {
      admin.deleteTopics(admin.listTopics().names().get()).all().get();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> admin.listTopics().names().get().isEmpty());
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> {
            new KafkaTopics(url, Map.of()).create(PARTITIONS);
            return admin.describeTopics(allTopics()).allTopicNames().get().size() > 0;
          });
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> allTopics() {
    return Arrays.stream(Topic.values())
        .flatMap(topic -> java.util.stream.Stream.of(topic.topicName(), topic.deadLetterName()))
        .toList();
  }

  /** A step that exists for its name and topic. */
  record Reader<E extends Event>(String name, Topic topic) implements Step.Pass<E> {
    @Override
    public List<Event> pass(E event) {
      return List.of();
    }
  }

  KafkaClients clients() {
    return clients(KafkaProperties.standard());
  }

  KafkaClients clients(KafkaProperties properties) {
    return new KafkaClients(url, properties);
  }

  /** As delivered, but a talk with the broker that takes longer than this is weather. */
  static KafkaProperties patience(Duration patience) {
    return new KafkaProperties(
        200,
        Duration.ofSeconds(60),
        Duration.ofSeconds(6),
        Duration.ofSeconds(10),
        patience,
        "none",
        Map.of());
  }

  KafkaStreams streams(String instance, KafkaProperties properties) {
    var streams =
        new KafkaStreams(
            clients(properties), codec, watch, registry, instance, BeforeCommit.NOTHING);
    open.add(streams);
    return streams;
  }

  <E extends Event> Stream<E> stream(Step<E> step, String instance) {
    return stream(step, instance, KafkaProperties.standard());
  }

  <E extends Event> Stream<E> stream(Step<E> step, String instance, KafkaProperties properties) {
    var stream = streams(instance, properties).open(step, 0);
    open.add(stream);
    return stream;
  }

  void put(Event event) {
    var envelope = EventSamples.envelope(event);
    put(Topic.of(event), event.key(), codec.encode(envelope), Map.of());
  }

  void put(Topic topic, String key, byte[] value, Map<String, byte[]> headers) {
    put(new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), value), headers);
  }

  void put(ProducerRecord<byte[], byte[]> record, Map<String, byte[]> headers) {
    headers.forEach((name, header) -> record.headers().add(name, header));
    try {
      producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  OutboxRow row(long id, Event event) {
    var envelope = EventSamples.envelope(event);
    return new OutboxRow(
        id,
        LocalDate.ofInstant(envelope.timestamp(), ZoneOffset.UTC),
        0,
        OutboxRow.Kind.PUBLISH,
        envelope.eventId(),
        envelope.eventType(),
        envelope.aggregateId(),
        envelope.traceId(),
        envelope.timestamp(),
        Topic.of(event).topicName(),
        event.key(),
        codec.encode(envelope));
  }

  /** Polls until there are that many records, and gives the batch that has all of them. */
  static <E extends Event> Batch<E> read(Stream<E> stream, int records) {
    var deliveries = new ArrayList<Delivery<E>>();
    var unreadable = new ArrayList<DeadLetter>();
    var forOthers = new ArrayList<RawRecord>();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          var batch = stream.poll(SHORT);
          deliveries.addAll(batch.deliveries());
          unreadable.addAll(batch.unreadable());
          forOthers.addAll(batch.forOthers());
          return deliveries.size() + unreadable.size() + forOthers.size() >= records;
        });
    return new Batch<>(deliveries, unreadable, forOthers);
  }

  static List<String> ids(Batch<?> batch) {
    return batch.deliveries().stream().map(one -> one.envelope().eventId().value()).toList();
  }

  /** Where each partition of the batch goes on. */
  static Map<Integer, Long> ends(Batch<?> batch) {
    var ends = new HashMap<Integer, Long>();
    for (var one : batch.deliveries())
      ends.merge(one.raw().partition(), one.raw().offset() + 1, Math::max);
    for (var one : batch.unreadable())
      ends.merge(one.raw().partition(), one.raw().offset() + 1, Math::max);
    return ends;
  }

  /**
   * Everything a reader of committed records sees on a topic, from its beginning to its end, once
   * no transaction on it is open: a commit is answered a moment before it can be read.
   */
  List<ConsumerRecord<byte[], byte[]>> visible(String topic) {
    try (var consumer = reader("read_committed");
        var everything = reader("read_uncommitted")) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> consumer.endOffsets(partitions).equals(everything.endOffsets(partitions)));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))
        consumer.poll(SHORT).forEach(records::add);
      return records;
    }
  }

  private KafkaConsumer<byte[], byte[]> reader(String isolation) {
    return new KafkaConsumer<>(
        // a close waits for the fetch that is under way
        Map.of("bootstrap.servers", url, "isolation.level", isolation, "fetch.max.wait.ms", "10"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Committed offsets of a group, summed over the partitions. */
  long committed(String group) {
    var stable = new ListConsumerGroupOffsetsOptions().requireStable(true);
    try (var admin = Admin.create(Map.of("bootstrap.servers", url))) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(one -> one.offset())
          .sum();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  static <E extends Event> EventEnvelope<E> envelope(E event) {
    return EventSamples.envelope(event);
  }

  @Override
  public void close() {
    open.reversed().forEach(KafkaStream::close);
    producer.close();
  }
}
