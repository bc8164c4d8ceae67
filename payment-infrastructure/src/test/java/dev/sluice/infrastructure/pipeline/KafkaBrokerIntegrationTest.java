package dev.sluice.infrastructure.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import dev.sluice.domain.psp.Operation;
import dev.sluice.servers.testing.TestServers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Tag("integration")
class KafkaBrokerIntegrationTest {
  private final KafkaLab lab = new KafkaLab(TestServers.kafka().url());
  private final KafkaBroker broker = new KafkaBroker(lab.clients().idempotentProducer("outbox"));

  @AfterEach
  void close() {
    broker.close();
    lab.close();
  }

  @Test
  void rows_arrive_byte_for_byte_with_their_headers() {
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
  void rows_of_one_key_stay_in_order() {
    var rows = IntStream.rangeClosed(1, 500).mapToObj(n -> lab.row(n, called(n))).toList();
    broker.publish(rows);
    assertThat(lab.visible(Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED.topicName()))
        .extracting(one -> KafkaLab.header(one, "ce_id"))
        .containsExactlyElementsOf(rows.stream().map(row -> row.eventId().value()).toList());
  }

  @Test
  void nothing_is_published_inside_a_transaction() {
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThatIllegalStateException().isThrownBy(() -> broker.publish(List.of()));
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
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

  private static PaymentOrderPspCallRequested called(int n) {
    return new PaymentOrderPspCallRequested(
        EventSamples.ORDER, EventSamples.PAYMENT, Operation.capture(1), n, EventSamples.SHARE);
  }
}
