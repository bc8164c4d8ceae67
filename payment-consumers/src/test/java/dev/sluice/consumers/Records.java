package dev.sluice.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.application.pipeline.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What lies in a topic, as any reader of committed records sees it. */
final class Records {

  private final String broker;

  Records(String broker) {
    this.broker = broker;
  }

  List<ConsumerRecord<byte[], byte[]>> of(Topic topic) {
    return of(topic.topicName());
  }

  List<ConsumerRecord<byte[], byte[]>> lettersOf(Topic topic) {
    return of(topic.deadLetterName());
  }

  private List<ConsumerRecord<byte[], byte[]>> of(String topic) {
    try (var reader = reader("reader")) {
      var partitions =
          reader.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      var ends = reader.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (partitions.stream().anyMatch(p -> reader.position(p) < ends.get(p)))
        reader.poll(Duration.ofMillis(200)).forEach(records::add);
      return records;
    }
  }

  KafkaConsumer<byte[], byte[]> reader(String group) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            broker,
            "group.id",
            group,
            "enable.auto.commit",
            "false",
            "isolation.level",
            "read_committed",
            // a close waits for the fetch that is under way
            "fetch.max.wait.ms",
            "10"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Bytes nobody of ours would send; null is what a deletion in a compacted topic looks like. */
  void send(Topic topic, byte @Nullable [] value) {
    try (var producer = producer()) {
      producer.send(new ProducerRecord<>(topic.topicName(), "k".getBytes(UTF_8), value));
    }
  }

  /** Sends copies of all of them to where they lie. */
  void sendAgain(List<ConsumerRecord<byte[], byte[]>> records) {
    try (var producer = producer()) {
      for (var record : records)
        producer.send(
            new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.key(),
                record.value(),
                record.headers()));
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", broker, "acks", "all"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
