package dev.sluice.infrastructure.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Delivery;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Replay;
import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.common.trace.Trace;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.event.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Events as Kafka records and back: CloudEvents in binary mode, a trace context beside it. */
final class KafkaRecords {

  private static final byte[] SOURCE = "/sluice".getBytes(UTF_8);
  private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);

  private final EventCodec codec;

  KafkaRecords(EventCodec codec) {
    this.codec = codec;
  }

  ProducerRecord<byte[], byte[]> news(EventEnvelope<? extends Event> event) {
    var data = event.data();
    var record =
        new ProducerRecord<>(
            Topic.of(data).topicName(), data.key().getBytes(UTF_8), codec.encode(event));
    name(record.headers(), event.eventId(), event.eventType(), event.traceId(), event.timestamp());
    return record;
  }

  /** The payload goes out as it lies in the outbox. */
  static ProducerRecord<byte[], byte[]> row(OutboxRow row) {
    if (row.kind() == OutboxRow.Kind.REPLAY) return replay(row);
    var record = new ProducerRecord<>(row.topic(), row.key().getBytes(UTF_8), row.payload());
    name(record.headers(), row.eventId(), row.eventType(), row.traceId(), row.timestamp());
    return record;
  }

  private static ProducerRecord<byte[], byte[]> replay(OutboxRow row) {
    var content = PackedRecord.unpack(row.payload());
    var record = new ProducerRecord<byte[], byte[]>(row.topic(), content.key(), content.value());
    content.headers().forEach(record.headers()::add);
    return record;
  }

  /** The record as it came, byte for byte, and beside it why it is here. */
  static ProducerRecord<byte[], byte[]> dead(String group, DeadLetter letter) {
    var raw = letter.raw();
    var record =
        new ProducerRecord<byte[], byte[]>(raw.topic().deadLetterName(), raw.key(), raw.value());
    raw.headers().forEach(record.headers()::add);
    DeadLetterHeaders.write(record.headers(), group, letter);
    return record;
  }

  /** What one poll brought: what can be read, what cannot with the reason, what others get. */
  <E extends Event> Batch<E> batch(Step<E> step, ConsumerRecords<byte[], byte[]> records) {
    var deliveries = new ArrayList<Delivery<E>>(records.count());
    var unreadable = new ArrayList<DeadLetter>();
    var forOthers = new ArrayList<RawRecord>();
    for (var record : records) {
      var raw = raw(step.topic(), record);
      try {
        var replay = Replay.in(raw);
        if (replay.isPresent() && !replay.get().group().equals(step.name())) forOthers.add(raw);
        else deliveries.add(delivery(step.topic(), raw, replay.map(Replay::n).orElse(0)));
      } catch (EventCodec.Unreadable | IllegalArgumentException bad) {
        unreadable.add(DeadLetter.unreadable(raw, bad));
      }
    }
    return new Batch<>(deliveries, unreadable, forOthers);
  }

  /** The topic says which events there are on it, so what was read is one of the step's. */
  @SuppressWarnings("unchecked")
  private <E extends Event> Delivery<E> delivery(Topic topic, RawRecord raw, int replay) {
    if (raw.value() == null) throw new EventCodec.Unreadable("a record without a value");
    var envelope = codec.decode(raw.value());
    if (!topic.events().contains(envelope.data().getClass()))
      throw new EventCodec.Unreadable(
          "%s does not belong on %s".formatted(envelope.eventType(), topic.topicName()));
    return new Delivery<>((EventEnvelope<E>) envelope, replay, raw);
  }

  static RawRecord raw(Topic topic, ConsumerRecord<byte[], byte[]> record) {
    var headers = new HashMap<String, byte[]>();
    for (var header : record.headers())
      headers.put(header.key(), header.value() == null ? new byte[0] : header.value());
    return new RawRecord(
        topic,
        record.partition(),
        record.offset(),
        record.key(),
        record.value(),
        Map.copyOf(headers));
  }

  private static void name(
      Headers headers, EventId id, String type, String traceId, Instant timestamp) {
    header(headers, "ce_id", id.value());
    header(headers, "ce_type", type);
    headers.add("ce_source", SOURCE);
    headers.add("ce_specversion", SPEC_VERSION);
    header(headers, "ce_time", timestamp.truncatedTo(ChronoUnit.MICROS).toString());
    header(headers, "traceparent", Trace.parent(traceId, id.value()));
  }

  private static void header(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
