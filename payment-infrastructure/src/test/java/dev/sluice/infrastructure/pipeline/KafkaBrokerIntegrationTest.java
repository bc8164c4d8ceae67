package dev.sluice.infrastructure.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.application.outbox.Broker;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.infrastructure.PretendedTransaction;
import dev.sluice.servers.testing.TestServers;
import dev.sluice.simulation.contract.BrokerContract;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("integration")
@ResourceLock("broker")
class KafkaBrokerIntegrationTest extends BrokerContract {
  private final KafkaLab lab = new KafkaLab(TestServers.kafka().url());
  private final KafkaBroker broker = new KafkaBroker(lab.clients().idempotentProducer("outbox"));

  @AfterEach
  void close() {
    broker.close();
    lab.close();
  }

  @Test
  void rows_of_every_event_arrive_with_their_headers() {
    var rows =
        EventSamples.ONE_OF_EACH_TYPE.stream()
            .filter(event -> Topic.allEvents().contains(event.getClass()))
            .map(event -> lab.row(1, event))
            .toList();
    broker.publish(rows);
    for (var row : rows) {
      var record =
          lab.visible(row.topic()).stream()
              .filter(one -> KafkaLab.header(one, "ce_id").equals(row.eventId().value()))
              .findFirst()
              .orElseThrow();
      assertThat(record.value()).isEqualTo(row.payload());
      assertThat(new String(record.key(), UTF_8)).isEqualTo(row.key());
      assertThat(KafkaLab.header(record, "ce_type")).isEqualTo(row.eventType());
      assertThat(KafkaLab.header(record, "traceparent")).contains(row.traceId());
    }
  }

  @Test
  void topics_are_created_once_and_left_as_they_are() throws Exception {
    var url = TestServers.kafka().url();
    try (var admin = Admin.create(Map.of("bootstrap.servers", url))) {
      var there = admin.describeTopics(KafkaLab.allTopics()).allTopicNames().get();
      for (var topic : Topic.values()) {
        assertThat(there)
            .hasEntrySatisfying(
                topic.topicName(),
                made -> assertThat(made.partitions()).hasSize(KafkaLab.PARTITIONS))
            .hasEntrySatisfying(
                topic.deadLetterName(), made -> assertThat(made.partitions()).hasSize(1));
      }
      assertThat(new KafkaTopics(url, Map.of()).create(12)).isEmpty();
      admin.deleteTopics(List.of(Topic.PAYMENT_AUTHORIZED.deadLetterName())).all().get();
      assertThat(new KafkaTopics(url, Map.of()).create(12))
          .containsExactly("payment_authorized.DLQ");
    }
  }

  @Test
  void topics_without_a_broker_or_with_no_partition_are_refused_in_words() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KafkaTopics("127.0.0.1:1", Map.of()).create(0))
        .withMessageContaining("sluice.topics.partitions has to be 1 to 1000, not 0");
    assertThatExceptionOfType(KafkaException.class)
        .isThrownBy(() -> new KafkaTopics("no such host", Map.of()).create(1));
  }

  @Override
  protected Broker broker() {
    return broker;
  }

  @Override
  protected byte[] encode(EventEnvelope<?> event) {
    return lab.codec.encode(event);
  }

  @Override
  protected List<byte[]> on(Topic topic) {
    return lab.visible(topic.topicName()).stream().map(ConsumerRecord::value).toList();
  }

  @Override
  protected void inTransaction(Runnable work) {
    PretendedTransaction.during(work);
  }
}
