package dev.sluice.infrastructure.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.ledger.LedgerEvent.LedgerEntriesRecorded;
import dev.sluice.domain.ledger.LedgerEvent.LedgerRecordingCommand;
import dev.sluice.domain.ledger.MoneyMovement;
import dev.sluice.domain.ledger.PostingRules;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import dev.sluice.domain.payment.PaymentEvent.PaymentAuthorized;
import dev.sluice.domain.payment.PaymentEvent.PaymentCaptured;
import dev.sluice.domain.psp.Operation;
import dev.sluice.infrastructure.pipeline.KafkaLab.Reader;
import dev.sluice.servers.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Tag("integration")
class KafkaStreamIntegrationTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final KafkaLab lab = new KafkaLab(TestServers.kafka().url());

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void news_dead_letters_and_offsets_are_visible_together() {
    var step = new Reader<PaymentOrderCreated>("together", Topic.PAYMENT_ORDER_CREATED);
    IntStream.rangeClosed(1, 3).forEach(n -> lab.put(created(n)));
    var stream = lab.stream(step, "app-0");
    var batch = KafkaLab.read(stream, 3);

    var last = batch.deliveries().getLast();
    var news = List.of(KafkaLab.envelope(called(1)), KafkaLab.envelope(called(2)));
    var dead = new DeadLetter(last.raw(), last.inboxId(), "no such thing", true);
    stream.send(List.copyOf(news), List.of(dead), KafkaLab.ends(batch));

    var told = lab.visible(Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED.topicName());
    assertThat(told.stream().<Object>map(one -> lab.codec.decode(one.value())))
        .containsExactlyInAnyOrderElementsOf(news);
    var letters = lab.visible(Topic.PAYMENT_ORDER_CREATED.deadLetterName());
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().value()).isEqualTo(last.raw().value());
    assertThat(letters.getFirst().key()).isEqualTo(last.raw().key());
    assertThat(KafkaLab.header(letters.getFirst(), "sluice_dead_reason"))
        .isEqualTo("no such thing");
    assertThat(KafkaLab.header(letters.getFirst(), "sluice_dead_refused")).isEqualTo("true");
    assertThat(KafkaLab.header(letters.getFirst(), "sluice_dead_step")).isEqualTo("together");
    assertThat(lab.committed("together")).isEqualTo(3);
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
  void offsets_alone_are_committed_too() {
    var step = new Reader<PaymentAuthorized>("offsets", Topic.PAYMENT_AUTHORIZED);
    lab.put(authorized(1));
    lab.put(authorized(2));
    var stream = lab.stream(step, "app-0");
    var batch = KafkaLab.read(stream, 2);
    stream.send(List.of(), List.of(), KafkaLab.ends(batch));
    assertThat(lab.committed("offsets")).isEqualTo(2);
    stream.send(List.of(), List.of(), Map.of());
  }

  @Test
  void what_was_aborted_is_never_seen_and_the_next_goes_through() {
    var topic = Topic.PAYMENT_AUTHORIZATION_REQUESTED.deadLetterName();
    try (var producer = lab.clients().transactionalProducer("aborting")) {
      var executor = new KafkaTxExecutor(producer);
      var good = new ProducerRecord<byte[], byte[]>(topic, "good".getBytes(UTF_8));
      var tooLarge = new ProducerRecord<byte[], byte[]>(topic, new byte[3 * 1024 * 1024]);
      assertThatExceptionOfType(KafkaException.class)
          .isThrownBy(() -> executor.run(List.of(good, tooLarge), Map.of(), () -> null));
      assertThat(lab.visible(topic)).isEmpty();
      executor.run(List.of(good), Map.of(), () -> null);
      assertThat(lab.visible(topic)).hasSize(1);
    }
  }

  @Test
  void a_zombie_is_fenced_by_whoever_took_its_place() {
    var step = new Reader<PaymentCaptured>("fenced", Topic.PAYMENT_CAPTURED);
    lab.put(captured(1));
    var zombie = lab.stream(step, "app-0");
    var batch = KafkaLab.read(zombie, 1);
    var successor = lab.stream(step, "app-0");
    assertThatExceptionOfType(Stream.Lost.class)
        .isThrownBy(() ->
            zombie.send(List.of(KafkaLab.envelope(requested(1))), List.of(), KafkaLab.ends(batch)));
    // the place is taken over at once: nobody waits for the session of the zombie to end
    assertThat(KafkaLab.ids(KafkaLab.read(successor, 1))).isEqualTo(KafkaLab.ids(batch));
    successor.send(List.of(KafkaLab.envelope(requested(2))), List.of(), KafkaLab.ends(batch));
    assertThat(lab.visible(Topic.PAYMENT_AUTHORIZATION_REQUESTED.topicName()))
        .<Object>extracting(one -> lab.codec.decode(one.value()).data())
        .containsOnly(requested(2));
  }

  @Test
  void a_zombie_that_wakes_after_its_partition_was_taken_is_lost() {
    var step = new Reader<LedgerRecordingCommand>("woken", Topic.LEDGER_RECORD_REQUEST_QUEUE);
    lab.put(new LedgerRecordingCommand(held(1)));
    var hasty =
        new KafkaProperties(
            200,
            Duration.ofSeconds(7),
            Duration.ofSeconds(6),
            Duration.ofSeconds(10),
            Duration.ofSeconds(8),
            "none",
            Map.of());
    try (var zombie = lab.streams("app-0", hasty).open(step, 0)) {
      var batch = KafkaLab.read(zombie, 1);
      // the zombie sleeps: it polls no more, and the group gives its partitions away
      var heir = lab.stream(step, "app-1");
      var again = KafkaLab.read(heir, 1);
      assertThat(KafkaLab.ids(again)).isEqualTo(KafkaLab.ids(batch));
      assertThatExceptionOfType(Stream.Lost.class)
          .isThrownBy(() -> zombie.send(recorded(1), List.of(), KafkaLab.ends(batch)));
      assertThatExceptionOfType(Stream.Lost.class)
          .isThrownBy(() -> zombie.send(List.of(), List.of(), KafkaLab.ends(batch)));
      heir.send(recorded(2), List.of(), KafkaLab.ends(again));
      assertThat(lab.visible(Topic.LEDGER_ENTRIES_RECORDED.topicName())).hasSize(1);
    }
  }

  @Test
  void a_batch_that_was_rewound_is_read_again() {
    var topic = Topic.PAYMENT_ORDER_PSP_RESULT_UPDATED;
    var step = new Reader<Event>("rewound", topic);
    for (int partition = 0; partition < KafkaLab.PARTITIONS; partition++)
      for (int i = 0; i < 3; i++) garbage(topic, partition, "x" + partition + i);
    var stream = lab.stream(step, "app-0");
    var batch = KafkaLab.read(stream, 6);
    stream.rewind(batch);
    assertThat(places(KafkaLab.read(stream, 6))).containsExactlyInAnyOrderElementsOf(places(batch));
    assertThat(stream.poll(SHORT).isEmpty()).isTrue();
  }

  @Test
  void a_parked_partition_stands_still_until_somebody_else_reads_it() {
    var topic = Topic.PAYMENT_ORDER_FINALIZED;
    var step = new Reader<Event>("parked", topic);
    for (int i = 0; i < 4; i++) garbage(topic, 0, "zero-" + i);
    var stream = lab.stream(step, "app-0");
    var batch = KafkaLab.read(stream, 4);
    lab.watch.parked("parked", 0);
    long offset = batch.unreadable().get(2).raw().offset();
    stream.park(0, offset);
    stream.send(List.of(), List.of(), Map.of(0, offset));

    garbage(topic, 0, "zero-late");
    garbage(topic, 1, "one");
    assertThat(KafkaLab.read(stream, 1).unreadable().getFirst().raw().partition()).isEqualTo(1);
    assertThat(stream.poll(SHORT).isEmpty()).isTrue();
    assertThat(parked()).isOne();

    // weather: the batch is run again, with what stands before the parked record
    stream.rewind(batch);
    assertThat(parked()).isZero();
    assertThat(KafkaLab.read(stream, 5).unreadable()).hasSize(5);
    stream.park(0, offset);
    stream.close();

    var next = lab.stream(step, "app-0");
    var first = KafkaLab.read(next, 3).unreadable();
    assertThat(
            first.stream()
                .filter(one -> one.raw().partition() == 0)
                .findFirst()
                .orElseThrow()
                .raw()
                .offset())
        .isEqualTo(offset);
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
    assertThat(KafkaLab.header(letters.getFirst(), "sluice_dead_topic"))
        .isEqualTo(topic.topicName());
    assertThat(letters.getLast().value()).isNull();
  }

  @Test
  void a_replay_has_an_inbox_id_of_its_own() {
    var topic = Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED;
    var step = new Reader<PaymentOrderPspCallRequested>("replayed", topic);
    var bytes = lab.codec.encode(KafkaLab.envelope(called(77)));
    lab.put(topic, "replayed", bytes, Map.of());
    lab.put(topic, "replayed", bytes, Map.of("sluice_replay", "2".getBytes(UTF_8)));
    lab.put(topic, "replayed", bytes, Map.of("sluice_replay", "often".getBytes(UTF_8)));
    var stream = lab.stream(step, "app-0");
    var id = called(77).id().value();
    Awaitility.await()
        .untilAsserted(() -> {
          var batch = stream.poll(SHORT);
          stream.rewind(batch);
          assertThat(batch.deliveries()).extracting(one -> one.inboxId()).contains(id, id + "#2");
          assertThat(batch.unreadable())
              .extracting(DeadLetter::reason)
              .anyMatch(reason -> reason.contains("sluice_replay has to be a number"));
        });
  }

  @Test
  void nothing_is_sent_inside_a_database_transaction() {
    var step = new Reader<PaymentAuthorized>("outside", Topic.PAYMENT_AUTHORIZED);
    var stream = lab.stream(step, "app-0");
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThatIllegalStateException()
          .isThrownBy(
              () -> stream.send(List.of(KafkaLab.envelope(requested(9))), List.of(), Map.of()));
      assertThatIllegalStateException()
          .isThrownBy(() -> stream.send(List.of(), List.of(), Map.of(0, 0L)));
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
    }
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

  private void garbage(Topic topic, int partition, String text) {
    lab.put(
        new ProducerRecord<>(
            topic.topicName(), partition, "garbage".getBytes(UTF_8), text.getBytes(UTF_8)),
        Map.of());
  }

  private double parked() {
    return lab.registry.get("pipeline.parked.partitions").tag("step", "parked").gauge().value();
  }

  private static List<String> places(Batch<?> batch) {
    return batch.unreadable().stream().map(one -> one.raw().toString()).toList();
  }

  private List<EventEnvelope<?>> recorded(long n) {
    return List.of(
        KafkaLab.envelope(LedgerEntriesRecorded.of(held(n), PostingRules.entryFor(held(n)))));
  }

  private static MoneyMovement held(long n) {
    return new MoneyMovement.Authorized(new PaymentId(n), EventSamples.TOTAL);
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

  private static PaymentCaptured captured(long n) {
    return new PaymentCaptured(
        new PaymentId(n),
        EventSamples.INTENT,
        EventSamples.BUYER,
        EventSamples.SHARE,
        EventSamples.TOTAL);
  }

  private static PaymentAuthorizationRequested requested(long n) {
    return new PaymentAuthorizationRequested(
        new PaymentIntentId(n), EventSamples.PAYMENT, Operation.AUTHORIZE, 1);
  }
}
