package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** A consumer and a transactional producer of one worker. */
final class KafkaStream<E extends Event> implements Stream<E> {

  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final Step<E> step;
  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final KafkaTxExecutor transactions;
  private final KafkaRecords records;
  private final MicrometerWatch watch;
  private final AutoCloseable metrics;
  private final Set<TopicPartition> parked = new HashSet<>();

  KafkaStream(
      Step<E> step,
      Consumer<byte[], byte[]> consumer,
      Producer<byte[], byte[]> producer,
      KafkaRecords records,
      MicrometerWatch watch,
      AutoCloseable metrics,
      BeforeCommit beforeCommit) {
    this.step = step;
    this.consumer = consumer;
    this.producer = producer;
    this.records = records;
    this.watch = watch;
    this.metrics = metrics;
    this.transactions = new KafkaTxExecutor(producer, () -> beforeCommit.reached(step));
    consumer.subscribe(List.of(step.topic().topicName()), new Assignments());
  }

  @Override
  public Batch<E> poll(Duration atMost) {
    return asking(() -> records.batch(step, consumer.poll(atMost)));
  }

  @Override
  public void send(List<EventEnvelope<?>> news, List<DeadLetter> dead, Map<Integer, Long> offsets) {
    var out = new ArrayList<ProducerRecord<byte[], byte[]>>(news.size() + dead.size());
    for (var event : news) out.add(records.news(event));
    for (var letter : dead) out.add(KafkaRecords.dead(step.name(), letter));
    var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
    offsets.forEach((partition, offset) -> ends.put(at(partition), new OffsetAndMetadata(offset)));
    if (!out.isEmpty()) transactions.run(out, ends, consumer::groupMetadata);
    else if (!ends.isEmpty()) commit(ends);
  }

  /** Offsets alone need no transaction: there is nothing they have to be visible together with. */
  private void commit(Map<TopicPartition, OffsetAndMetadata> ends) {
    NoTransaction.during("a commit of offsets");
    asking(() -> {
      consumer.commitSync(ends);
      return ends;
    });
  }

  /** A parked partition of the batch is read again too: its good records are not done yet. */
  @Override
  public void rewind(Batch<E> batch) {
    var first = new HashMap<TopicPartition, Long>();
    for (var delivery : batch.deliveries()) before(first, delivery.raw());
    for (var letter : batch.unreadable()) before(first, letter.raw());
    for (var raw : batch.forOthers()) before(first, raw);
    first.keySet().retainAll(consumer.assignment());
    first.forEach((partition, offset) -> {
      if (free(partition)) consumer.resume(List.of(partition));
      consumer.seek(partition, offset);
    });
  }

  private void before(Map<TopicPartition, Long> first, RawRecord raw) {
    first.merge(at(raw.partition()), raw.offset(), Math::min);
  }

  @Override
  public void park(int partition, long offset) {
    var place = at(partition);
    if (!consumer.assignment().contains(place)) return;
    parked.add(place);
    consumer.pause(List.of(place));
    consumer.seek(place, offset);
  }

  private boolean free(TopicPartition partition) {
    boolean was = parked.remove(partition);
    if (was) watch.freed(step.name(), partition.partition());
    return was;
  }

  private TopicPartition at(int partition) {
    return new TopicPartition(step.topic().topicName(), partition);
  }

  private static <T> T asking(java.util.function.Supplier<T> broker) {
    try {
      return broker.get();
    } catch (KafkaException failure) {
      if (KafkaTxExecutor.isFinal(failure)) throw new Lost(failure);
      throw failure;
    }
  }

  /** Leaves the group, so that others go on at once; a crash keeps its place until it is back. */
  @Override
  public void close() {
    List.copyOf(parked).forEach(this::free);
    close(metrics);
    leave(consumer);
    close(() -> producer.close(CLOSING));
  }

  static void leave(Consumer<?, ?> consumer) {
    close(() ->
        consumer.close(
            CloseOptions.timeout(CLOSING)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)));
  }

  /** What does not close well is closed all the same: the broker notices by itself. */
  static void close(AutoCloseable client) {
    try {
      client.close();
    } catch (Exception _) {
      // Nobody is left who could do anything about it.
    }
  }

  private final class Assignments implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(KafkaStream.this::free);
    }
  }
}
