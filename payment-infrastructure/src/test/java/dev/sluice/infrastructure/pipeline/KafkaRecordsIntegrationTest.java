package dev.sluice.infrastructure.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.ledger.LedgerEvent.LedgerEntriesRecorded;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import dev.sluice.domain.payment.PaymentEvent.PaymentAuthorized;
import dev.sluice.domain.psp.Operation;
import dev.sluice.infrastructure.pipeline.KafkaLab.Reader;
import dev.sluice.servers.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What records look like, going out and coming in. */
@Tag("integration")
@ResourceLock("broker")
class KafkaRecordsIntegrationTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final KafkaLab lab = new KafkaLab(TestServers.kafka().url());

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void news_carry_a_cloud_event_and_a_trace() {
    var step = new Reader<PaymentAuthorized>("headers", Topic.PAYMENT_AUTHORIZED);
    var stream = lab.stream(step, "app-0");
    var news = KafkaLab.envelope(EventSamples.ONE_OF_EACH_TYPE.get(8));
    stream.send(List.of(news), List.of(), Map.of());
    var record = lab.visible(Topic.PAYMENT_ORDER_FINALIZED.topicName()).getFirst();
    assertThat(new String(record.key(), UTF_8)).isEqualTo(EventSamples.ORDER.value());
    assertThat(KafkaLab.header(record, "ce_id")).isEqualTo(news.eventId().value());
    assertThat(KafkaLab.header(record, "ce_type")).isEqualTo("PaymentOrderFinalized");
    assertThat(KafkaLab.header(record, "ce_source")).isEqualTo("/sluice");
    assertThat(KafkaLab.header(record, "ce_specversion")).isEqualTo("1.0");
    assertThat(KafkaLab.header(record, "ce_time")).isEqualTo("2026-03-01T12:00:00.123456Z");
    assertThat(KafkaLab.header(record, "traceparent"))
        .matches("00-" + EventSamples.TRACE + "-[0-9a-f]{16}-01");
  }

  @Test
  void bytes_nobody_can_read_come_with_their_reason_and_leave_as_they_came() {
    var topic = Topic.LEDGER_ENTRIES_RECORDED;
    var step = new Reader<LedgerEntriesRecorded>("unreadable", topic);
    var bytes = new byte[] {0, (byte) 0xff, '{', 7};
    lab.put(topic, "k", bytes, Map.of("x-own", "kept".getBytes(UTF_8)));
    lab.put(topic, "k", lab.codec.encode(KafkaLab.envelope(created(1))), Map.of());
    lab.put(new ProducerRecord<>(topic.topicName(), "k".getBytes(UTF_8), null), Map.of());
    var stream = lab.stream(step, "app-0");
    var batch = KafkaLab.read(stream, 3);
    var unreadable =
        batch.unreadable().stream()
            .filter(one -> one.raw().key() != null && new String(one.raw().key()).equals("k"))
            .toList();
    assertThat(unreadable)
        .extracting(DeadLetter::reason)
        .anyMatch(reason -> reason.contains("PaymentOrderCreated does not belong on"))
        .anyMatch(reason -> reason.contains("without a value"))
        .hasSize(3);
    stream.send(List.of(), unreadable, KafkaLab.ends(batch));
    var letters = lab.visible(topic.deadLetterName());
    assertThat(letters).hasSize(3);
    assertThat(letters.getFirst().value()).isEqualTo(bytes);
    assertThat(KafkaLab.header(letters.getFirst(), "x-own")).isEqualTo("kept");
    assertThat(KafkaLab.header(letters.getFirst(), "dead_topic")).isEqualTo(topic.topicName());
    assertThat(letters.getLast().value()).isNull();
  }

  @Test
  void a_replay_is_its_groups_alone_and_has_an_inbox_id_of_its_own() {
    var topic = Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED;
    var bytes = lab.codec.encode(KafkaLab.envelope(called(77)));
    var id = called(77).id().value();
    lab.put(topic, "k", bytes, Map.of());
    lab.put(topic, "k", bytes, replay("2", "mine"));
    lab.put(topic, "k", bytes, replay("3", "another"));
    lab.put(topic, "k", new byte[] {'{'}, replay("1", "another"));
    var batch =
        KafkaLab.read(
            lab.stream(new Reader<PaymentOrderPspCallRequested>("mine", topic), "app-0"), 4);

    assertThat(batch.deliveries())
        .extracting(one -> one.inboxId())
        .containsExactlyInAnyOrder(id, id + "#2");
    assertThat(batch.unreadable()).isEmpty();
    assertThat(batch.forOthers()).hasSize(2);
  }

  @Test
  void a_replay_that_does_not_say_of_whom_or_which_is_nobodys() {
    var topic = Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED;
    var bytes = lab.codec.encode(KafkaLab.envelope(called(78)));
    for (var n : List.of("often", "0", "-1", "1234567", ""))
      lab.put(topic, "k", bytes, replay(n, "mine"));
    lab.put(topic, "k", bytes, replay("1", " "));
    lab.put(topic, "k", bytes, Map.of("replay", "1".getBytes(UTF_8)));
    var batch =
        KafkaLab.read(
            lab.stream(new Reader<PaymentOrderPspCallRequested>("mine", topic), "app-0"), 7);

    assertThat(batch.unreadable())
        .hasSize(7)
        .allMatch(letter -> letter.reason().startsWith("replay"));
  }

  private static Map<String, byte[]> replay(String n, String group) {
    return Map.of("replay", n.getBytes(UTF_8), "replay_for", group.getBytes(UTF_8));
  }

  @Test
  void the_lag_of_a_consumer_can_be_seen() {
    var step = new Reader<PaymentAuthorized>("lagging", Topic.PAYMENT_AUTHORIZED);
    lab.put(authorized(3));
    var stream = lab.stream(step, "app-0");
    KafkaLab.read(stream, 1);
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(
                    lab.registry
                        .find("kafka.consumer.fetch.manager.records.lag.max")
                        .tag("step", "lagging")
                        .gauge())
                .isNotNull());
  }

  private static PaymentOrderCreated created(long n) {
    return new PaymentOrderCreated(
        new PaymentOrderId(n),
        EventSamples.PAYMENT,
        EventSamples.INTENT,
        EventSamples.SELLER,
        EventSamples.SHARE);
  }

  private static PaymentOrderPspCallRequested called(long n) {
    return new PaymentOrderPspCallRequested(
        new PaymentOrderId(n), EventSamples.PAYMENT, Operation.capture(1), 1, EventSamples.SHARE);
  }

  private static PaymentAuthorized authorized(long n) {
    return new PaymentAuthorized(
        new PaymentId(n), EventSamples.INTENT, EventSamples.BUYER, EventSamples.TOTAL);
  }
}
