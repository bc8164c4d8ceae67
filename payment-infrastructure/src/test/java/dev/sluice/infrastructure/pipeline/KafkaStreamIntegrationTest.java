package dev.sluice.infrastructure.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderPspCallRequested;
import dev.sluice.domain.psp.Operation;
import dev.sluice.infrastructure.PretendedTransaction;
import dev.sluice.infrastructure.pipeline.KafkaLab.Reader;
import dev.sluice.servers.testing.TestServers;
import dev.sluice.simulation.contract.StreamsContract;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("integration")
@ResourceLock("broker")
class KafkaStreamIntegrationTest extends StreamsContract {
  private final KafkaLab lab = new KafkaLab(TestServers.kafka().url());

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void a_dead_letter_says_why_it_is_one() {
    var step = new Reader<PaymentOrderCreated>("together", Topic.PAYMENT_ORDER_CREATED);
    IntStream.rangeClosed(1, 3).forEach(n -> lab.put(created(n)));
    var stream = lab.stream(step, "app-0");
    var batch = KafkaLab.read(stream, 3);

    var last = batch.deliveries().getLast();
    var news = List.of(KafkaLab.envelope(called(1)), KafkaLab.envelope(called(2)));
    var dead = new DeadLetter(last.raw(), last.inboxId(), 0, "no such thing", null, true);
    stream.send(List.copyOf(news), List.of(dead), KafkaLab.ends(batch));

    var told = lab.visible(Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED.topicName());
    assertThat(told.stream().<Object>map(one -> lab.codec.decode(one.value())))
        .containsExactlyInAnyOrderElementsOf(news);
    var letters = lab.visible(Topic.PAYMENT_ORDER_CREATED.deadLetterName());
    assertThat(letters).hasSize(1);
    assertThat(letters.getFirst().value()).isEqualTo(last.raw().value());
    assertThat(letters.getFirst().key()).isEqualTo(last.raw().key());
    assertThat(KafkaLab.header(letters.getFirst(), "dead_reason")).isEqualTo("no such thing");
    assertThat(KafkaLab.header(letters.getFirst(), "dead_refused")).isEqualTo("true");
    assertThat(KafkaLab.header(letters.getFirst(), "dead_group")).isEqualTo("together");
    assertThat(lab.committed("together")).isEqualTo(3);
  }

  @Test
  void what_was_aborted_is_never_seen_and_the_next_goes_through() {
    var topic = Topic.PAYMENT_AUTHORIZATION_REQUESTED.deadLetterName();
    try (var producer = lab.clients().transactionalProducer("aborting")) {
      var executor = new KafkaTxExecutor(producer, () -> {});
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
  void a_parked_partition_is_shown_until_it_is_read_again() {
    var topic = Topic.PAYMENT_ORDER_FINALIZED;
    var step = new Reader<Event>("parked", topic);
    for (int i = 0; i < 4; i++) garbage(topic, 0, "zero-" + i);
    var stream = lab.stream(step, "app-0");
    var batch = KafkaLab.read(stream, 4);
    lab.watch.parked("parked", 0);
    long offset = batch.unreadable().get(2).raw().offset();
    stream.park(0, offset);
    stream.send(List.of(), List.of(), Map.of(0, offset));

    assertThat(parked()).isOne();

    // weather: the batch is run again, with what stands before the parked record
    stream.rewind(batch);
    assertThat(parked()).isZero();
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

  @Override
  protected Streams streams(String instance) {
    return lab.streams(instance, KafkaProperties.standard());
  }

  @Override
  protected void publish(EventEnvelope<?> event) {
    lab.put(Topic.of(event.data()), event.data().key(), encode(event), Map.of());
  }

  @Override
  protected void put(Topic topic, int partition, byte[] value) {
    lab.put(
        new ProducerRecord<>(topic.topicName(), partition, "key".getBytes(UTF_8), value), Map.of());
  }

  @Override
  protected byte[] encode(EventEnvelope<?> event) {
    return lab.codec.encode(event);
  }

  @Override
  protected List<EventEnvelope<?>> visible(Topic topic) {
    return lab.visible(topic.topicName()).stream()
        .<EventEnvelope<?>>map(one -> lab.codec.decode(one.value()))
        .toList();
  }

  @Override
  protected List<byte[]> dead(Topic topic) {
    return lab.visible(topic.deadLetterName()).stream().map(ConsumerRecord::value).toList();
  }

  @Override
  protected long committed(String step) {
    return lab.committed(step);
  }

  @Override
  protected void inTransaction(Runnable work) {
    PretendedTransaction.during(work);
  }
}
