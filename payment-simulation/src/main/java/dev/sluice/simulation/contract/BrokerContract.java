package dev.sluice.simulation.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.application.outbox.Broker;
import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.EventEnvelope;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Broker} promises. Each test needs topics that are empty. */
@ContractOf(Broker.class)
public abstract class BrokerContract {

  protected abstract Broker broker();

  protected abstract byte[] encode(EventEnvelope<?> event);

  /** Everything on a topic, those of one key in their order. */
  protected abstract List<byte[]> on(Topic topic);

  protected abstract void inTransaction(Runnable work);

  @Test
  void rows_arrive_at_their_topics_byte_for_byte() {
    var created = row(1, Told.created(1));
    var called = row(2, Told.called(1, 1));

    broker().publish(List.of(created, called));

    assertThat(on(Topic.PAYMENT_ORDER_CREATED)).containsExactly(created.payload());
    assertThat(on(Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED)).containsExactly(called.payload());
  }

  @Test
  void rows_of_one_key_stay_in_order() {
    var rows = IntStream.rangeClosed(1, 200).mapToObj(n -> row(n, Told.called(7, n))).toList();

    broker().publish(rows.subList(0, 100));
    broker().publish(rows.subList(100, 200));

    assertThat(on(Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED))
        .containsExactlyElementsOf(rows.stream().map(OutboxRow::payload).toList());
  }

  @Test
  void a_row_that_is_published_again_is_there_again() {
    var row = row(1, Told.created(1));

    broker().publish(List.of(row));
    broker().publish(List.of(row));

    assertThat(on(Topic.PAYMENT_ORDER_CREATED)).containsExactly(row.payload(), row.payload());
  }

  @Test
  void nothing_to_publish_is_nothing_to_do() {
    broker().publish(List.of());

    assertThat(on(Topic.PAYMENT_ORDER_CREATED)).isEmpty();
  }

  @Test
  void nothing_is_published_inside_a_transaction() {
    var row = row(1, Told.created(1));

    inTransaction(
        () -> assertThatIllegalStateException().isThrownBy(() -> broker().publish(List.of(row))));

    assertThat(on(Topic.PAYMENT_ORDER_CREATED)).isEmpty();
  }

  private OutboxRow row(long id, EventEnvelope<?> event) {
    return new OutboxRow(
        id,
        LocalDate.ofInstant(event.timestamp(), ZoneOffset.UTC),
        0,
        OutboxRow.Kind.PUBLISH,
        event.eventId(),
        event.eventType(),
        event.aggregateId(),
        event.traceId(),
        event.timestamp(),
        Topic.of(event.data()).topicName(),
        event.data().key(),
        encode(event));
  }
}
