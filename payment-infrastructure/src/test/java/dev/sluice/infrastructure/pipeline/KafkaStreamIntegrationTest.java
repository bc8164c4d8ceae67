package dev.sluice.infrastructure.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import dev.sluice.domain.payment.PaymentEvent.PaymentAuthorized;
import dev.sluice.domain.psp.Operation;
import dev.sluice.infrastructure.pipeline.KafkaLab.Reader;
import dev.sluice.servers.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
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

  private static PaymentAuthorizationRequested requested(long n) {
    return new PaymentAuthorizationRequested(
        new PaymentIntentId(n), EventSamples.PAYMENT, Operation.AUTHORIZE, 1);
  }
}
