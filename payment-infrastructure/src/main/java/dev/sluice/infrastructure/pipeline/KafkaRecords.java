package dev.sluice.infrastructure.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Delivery;
import dev.sluice.application.pipeline.RawRecord;
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

  /** How often a dead letter was sent again; a number from 1. */
  static final String REPLAY = "sluice_replay";

  private static final byte[] SOURCE = "/sluice".getBytes(UTF_8);
  private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
  private static final String DEAD = "sluice_dead_";
  private static final int LONGEST_REASON = 1000;
  private static final int MOST_REPLAY_DIGITS = 6;

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
    var record = new ProducerRecord<>(row.topic(), row.key().getBytes(UTF_8), row.payload());
    name(record.headers(), row.eventId(), row.eventType(), row.traceId(), row.timestamp());
    return record;
  }

  /** The record as it came, byte for byte, and beside it why it is here. */
  static ProducerRecord<byte[], byte[]> dead(String step, DeadLetter letter) {
    var raw = letter.raw();
    var record =
        new ProducerRecord<byte[], byte[]>(raw.topic().deadLetterName(), raw.key(), raw.value());
    var headers = record.headers();
    raw.headers()
        .forEach((name, value) -> {
          if (!name.startsWith(DEAD)) headers.add(name, value);
        });
    header(headers, DEAD + "step", step);
    header(headers, DEAD + "reason", cut(letter.reason()));
    header(headers, DEAD + "refused", Boolean.toString(letter.refused()));
    header(headers, DEAD + "inbox_id", letter.inboxId());
    header(headers, DEAD + "topic", raw.topic().topicName());
    header(headers, DEAD + "partition", Integer.toString(raw.partition()));
    header(headers, DEAD + "offset", Long.toString(raw.offset()));
    return record;
  }

  /** What one poll brought: what can be read, and what cannot with the reason. */
  <E extends Event> Batch<E> batch(Topic topic, ConsumerRecords<byte[], byte[]> records) {
    var deliveries = new ArrayList<Delivery<E>>(records.count());
    var unreadable = new ArrayList<DeadLetter>();
    for (var record : records) {
      var raw = raw(topic, record);
      try {
        deliveries.add(delivery(topic, raw));
      } catch (EventCodec.Unreadable bad) {
        unreadable.add(
            new DeadLetter(raw, raw.toString(), String.valueOf(bad.getMessage()), false));
      }
    }
    return new Batch<>(deliveries, unreadable);
  }

  /** The topic says which events there are on it, so what was read is one of the step's. */
  @SuppressWarnings("unchecked")
  private <E extends Event> Delivery<E> delivery(Topic topic, RawRecord raw) {
    if (raw.value() == null) throw new EventCodec.Unreadable("a record without a value");
    var envelope = codec.decode(raw.value());
    if (!topic.events().contains(envelope.data().getClass()))
      throw new EventCodec.Unreadable(
          "%s does not belong on %s".formatted(envelope.eventType(), topic.topicName()));
    return new Delivery<>(
        (EventEnvelope<E>) envelope, envelope.eventId().value() + replay(raw), raw);
  }

  private static String replay(RawRecord raw) {
    var header = raw.headers().get(REPLAY);
    if (header == null) return "";
    var n = new String(header, UTF_8);
    if (!n.matches("[1-9][0-9]{0," + (MOST_REPLAY_DIGITS - 1) + "}"))
      throw new EventCodec.Unreadable(
          REPLAY + " has to be a number from 1 with at most " + MOST_REPLAY_DIGITS + " digits");
    return "#" + n;
  }

  private static RawRecord raw(Topic topic, ConsumerRecord<byte[], byte[]> record) {
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

  private static String cut(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }
}
