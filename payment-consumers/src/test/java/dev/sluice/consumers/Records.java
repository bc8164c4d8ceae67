package dev.sluice.consumers;

import dev.sluice.application.pipeline.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What lies in a topic, as any reader of committed records sees it. */
final class Records {

  private Records() {}

  static List<ConsumerRecord<byte[], byte[]>> of(Topic topic) {
    try (var reader = reader("reader")) {
      var partitions =
          reader.partitionsFor(topic.topicName()).stream()
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

  static KafkaConsumer<byte[], byte[]> reader(String group) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            RunningConsumers.BOOTSTRAP,
            "group.id",
            group,
            "enable.auto.commit",
            "false",
            "isolation.level",
            "read_committed"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
