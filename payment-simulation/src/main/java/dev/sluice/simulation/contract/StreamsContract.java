package dev.sluice.simulation.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Delivery;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link Streams} promise. Each test needs topics that are empty, of two partitions. */
@ContractOf({Streams.class, Stream.class})
public abstract class StreamsContract {

  private static final Topic IN = Topic.PAYMENT_ORDER_CREATED;
  private static final Topic OUT = Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED;
  private static final Duration A_MOMENT = Duration.ofMillis(200);
  private static final int MOMENTS = 300;

  private final List<Stream<?>> opened = new ArrayList<>();

  /** A step that exists for its name. */
  private record Reader(String name, Topic topic) implements Step.Pass<PaymentOrderCreated> {
    @Override
    public List<Event> pass(PaymentOrderCreated event) {
      return List.of();
    }
  }

  protected abstract Streams streams(String instance);

  protected abstract void publish(EventEnvelope<?> event);

  /** Any bytes on a partition. */
  protected abstract void put(Topic topic, int partition, byte[] value);

  protected abstract byte[] encode(EventEnvelope<?> event);

  /** Everything on a topic that can be read, those of one key in their order. */
  protected abstract List<EventEnvelope<?>> visible(Topic topic);

  /** The values in the dead letter queue of a topic. */
  protected abstract List<byte[]> dead(Topic topic);

  /** How many records of all partitions the group of a step has done. */
  protected abstract long committed(String step);

  protected abstract void inTransaction(Runnable work);

  @AfterEach
  void closeStreams() {
    opened.reversed().forEach(Stream::close);
  }

  @Test
  void every_record_comes_once_those_of_one_key_in_order() {
    var events = LongStream.rangeClosed(1, 20).mapToObj(Told::created).toList();
    events.forEach(this::publish);

    var batch = read(open("reads", "app"), 20);

    assertThat(envelopes(batch)).containsExactlyInAnyOrderElementsOf(events);
    var offsets = new HashMap<Integer, List<Long>>();
    for (var raw : raws(batch))
      offsets.computeIfAbsent(raw.partition(), _ -> new ArrayList<>()).add(raw.offset());
    assertThat(offsets.values()).allSatisfy(one -> assertThat(one).isSorted());
    assertThat(batch.deliveries())
        .allSatisfy(one -> {
          assertThat(one.inboxId()).isEqualTo(one.envelope().eventId().value());
          assertThat(one.raw().value()).isEqualTo(encode(one.envelope()));
          assertThat(one.raw().key()).isEqualTo(one.envelope().data().key().getBytes(UTF_8));
        });
  }

  @Test
  void a_topic_with_nothing_new_gives_an_empty_batch() {
    assertThat(open("empty", "app").poll(A_MOMENT).isEmpty()).isTrue();
  }

  @Test
  void news_dead_letters_and_offsets_are_visible_together() {
    for (int n = 1; n <= 3; n++) publish(Told.created(n));
    var stream = open("together", "app");
    var batch = read(stream, 3);
    var news = List.<EventEnvelope<?>>of(Told.called(1, 1), Told.called(1, 2));
    var last = batch.deliveries().getLast();

    var letter = new DeadLetter(last.raw(), last.inboxId(), 0, "no", null, true);
    stream.send(news, List.of(letter), ends(batch));

    assertThat(visible(OUT)).isEqualTo(news);
    assertThat(dead(IN)).containsExactly(last.raw().value());
    assertThat(committed("together")).isEqualTo(3);
  }

  @Test
  void news_may_leave_before_their_records_are_done() {
    publish(Told.created(1));
    var stream = open("early", "app");
    var batch = read(stream, 1);

    stream.send(List.of(Told.called(1, 1)), List.of(), Map.of());
    assertThat(committed("early")).isZero();
    stream.send(List.of(), List.of(), ends(batch));

    assertThat(visible(OUT)).hasSize(1);
    assertThat(committed("early")).isEqualTo(1);
  }

  @Test
  void the_next_one_goes_on_where_the_last_has_committed() {
    publish(Told.created(1));
    var first = open("goes-on", "app");
    first.send(List.of(), List.of(), ends(read(first, 1)));
    publish(Told.created(2));
    read(first, 1);
    first.close();

    var next = read(open("goes-on", "app"), 1);

    assertThat(envelopes(next)).containsExactly(Told.created(2));
  }

  @Test
  void each_step_reads_for_itself() {
    publish(Told.created(1));
    var one = open("one", "app");
    one.send(List.of(), List.of(), ends(read(one, 1)));

    assertThat(read(open("another", "app"), 1).deliveries()).hasSize(1);
  }

  @Test
  void a_batch_that_was_rewound_is_read_again() {
    for (int n = 1; n <= 6; n++) publish(Told.created(n));
    var stream = open("rewound", "app");
    var batch = read(stream, 6);

    stream.rewind(batch);

    assertThat(places(read(stream, 6))).containsExactlyInAnyOrderElementsOf(places(batch));
    assertThat(stream.poll(A_MOMENT).isEmpty()).isTrue();
  }

  @Test
  void what_is_no_event_of_this_topic_is_unreadable_and_keeps_its_bytes() {
    var garbage = "{".getBytes(UTF_8);
    var foreign = encode(Told.called(1, 1));
    put(IN, 0, garbage);
    put(IN, 0, foreign);
    publish(Told.created(1));

    var batch = read(open("unreadable", "app"), 3);

    assertThat(batch.unreadable())
        .extracting(letter -> letter.raw().value())
        .containsExactly(garbage, foreign);
    assertThat(batch.unreadable())
        .allSatisfy(letter -> {
          assertThat(letter.eventId()).startsWith("raw:payment_");
          assertThat(letter.reason()).isNotBlank();
          assertThat(letter.refused()).isFalse();
        });
    assertThat(envelopes(batch)).containsExactly(Told.created(1));
  }

  @Test
  void a_parked_partition_stands_still_and_the_others_go_on() {
    for (int n = 0; n < 4; n++) put(IN, 0, new byte[] {(byte) n});
    var stream = open("parked", "app");
    read(stream, 4);

    stream.park(0, 2);
    stream.send(List.of(), List.of(), Map.of(0, 2L));
    put(IN, 0, new byte[] {9});
    put(IN, 1, new byte[] {10});

    assertThat(places(read(stream, 1))).containsExactly(place(1, 0));
    assertThat(stream.poll(A_MOMENT).isEmpty()).isTrue();
  }

  @Test
  void whoever_opens_the_stream_anew_reads_a_parked_partition_from_where_it_stood() {
    for (int n = 0; n < 4; n++) put(IN, 0, new byte[] {(byte) n});
    var stream = open("parked-before", "app");
    read(stream, 4);
    stream.park(0, 2);
    stream.send(List.of(), List.of(), Map.of(0, 2L));
    stream.close();

    assertThat(places(read(open("parked-before", "app"), 2)))
        .containsExactly(place(0, 2), place(0, 3));
  }

  @Test
  void a_rewound_batch_is_read_again_from_a_parked_partition_too() {
    for (int n = 0; n < 3; n++) put(IN, 0, new byte[] {(byte) n});
    var stream = open("parked-rewound", "app");
    var batch = read(stream, 3);
    stream.park(0, 2);

    // its good records are not done yet
    stream.rewind(batch);

    assertThat(places(read(stream, 3))).isEqualTo(places(batch));
  }

  @Test
  void whoever_takes_a_place_fences_the_one_before() {
    publish(Told.created(1));
    var zombie = open("fenced", "app");
    var batch = read(zombie, 1);
    var successor = open("fenced", "app");

    assertThatExceptionOfType(Stream.Lost.class)
        .isThrownBy(() -> zombie.send(List.of(Told.called(1, 1)), List.of(), ends(batch)));

    assertThat(envelopes(read(successor, 1))).isEqualTo(envelopes(batch));
    successor.send(List.of(Told.called(1, 2)), List.of(), ends(batch));
    assertThat(visible(OUT)).isEqualTo(List.of(Told.called(1, 2)));
    assertThat(committed("fenced")).isEqualTo(1);
  }

  @Test
  void nothing_is_sent_inside_a_transaction() {
    var stream = open("outside", "app");

    inTransaction(() -> {
      assertThatIllegalStateException()
          .isThrownBy(() -> stream.send(List.of(Told.called(1, 1)), List.of(), Map.of()));
      assertThatIllegalStateException()
          .isThrownBy(() -> stream.send(List.of(), List.of(), Map.of(0, 0L)));
    });

    assertThat(visible(OUT)).isEmpty();
  }

  private Stream<PaymentOrderCreated> open(String step, String instance) {
    var stream = streams(instance).open(new Reader(step, IN), 0);
    opened.add(stream);
    return stream;
  }

  /** Polls until there are that many records. */
  private static Batch<PaymentOrderCreated> read(Stream<PaymentOrderCreated> stream, int records) {
    var deliveries = new ArrayList<Delivery<PaymentOrderCreated>>();
    var unreadable = new ArrayList<DeadLetter>();
    for (int i = 0; i < MOMENTS && deliveries.size() + unreadable.size() < records; i++) {
      var batch = stream.poll(A_MOMENT);
      deliveries.addAll(batch.deliveries());
      unreadable.addAll(batch.unreadable());
    }
    var all = new Batch<>(deliveries, unreadable);
    assertThat(all.size()).isEqualTo(records);
    return all;
  }

  private static List<RawRecord> raws(Batch<?> batch) {
    var raws = new ArrayList<RawRecord>();
    for (var one : batch.deliveries()) raws.add(one.raw());
    for (var one : batch.unreadable()) raws.add(one.raw());
    return raws;
  }

  private static Map<Integer, Long> ends(Batch<?> batch) {
    var ends = new HashMap<Integer, Long>();
    for (var raw : raws(batch)) ends.merge(raw.partition(), raw.offset() + 1, Math::max);
    return ends;
  }

  private static List<EventEnvelope<?>> envelopes(Batch<?> batch) {
    return batch.deliveries().stream().<EventEnvelope<?>>map(Delivery::envelope).toList();
  }

  private static List<String> places(Batch<?> batch) {
    return raws(batch).stream().map(RawRecord::toString).toList();
  }

  private static String place(int partition, long offset) {
    return new RawRecord(IN, partition, offset, null, null, Map.of()).toString();
  }
}
