package dev.sluice.infrastructure.outbox;

import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.event.EventId;
import dev.sluice.infrastructure.pipeline.EventCodec;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A row of {@code outbox_event}. */
record OutboxEventRow(
    long id,
    LocalDate eventDay,
    int shard,
    String kind,
    String eventId,
    String eventType,
    String aggregateId,
    String traceId,
    Instant eventTime,
    String topic,
    String recordKey,
    byte[] payload) {

  /** As many as {@code outbox_shards} has rows. */
  static final int SHARDS = 16;

  static Columns<EventEnvelope<?>> columns(
      List<? extends EventEnvelope<?>> news, OutboxRow.Kind kind, EventCodec codec) {
    boolean published = kind == OutboxRow.Kind.PUBLISH;
    return Columns.<EventEnvelope<?>>of(List.copyOf(news))
        .with("kind", kind.name())
        .days("day", event -> LocalDate.ofInstant(event.timestamp(), ZoneOffset.UTC))
        .ints("shard", event -> shardOf(event.aggregateId()))
        .texts("eventId", event -> event.eventId().value())
        .texts("eventType", EventEnvelope::eventType)
        .texts("aggregateId", EventEnvelope::aggregateId)
        .texts("traceId", EventEnvelope::traceId)
        .instants("timestamp", EventEnvelope::timestamp)
        .texts("topic", event -> published ? Topic.of(event.data()).topicName() : "")
        .texts("key", event -> event.data().key())
        .bytes("payload", codec::encode);
  }

  OutboxRow toDomain() {
    return new OutboxRow(
        id,
        eventDay,
        shard,
        OutboxRow.Kind.valueOf(kind),
        new EventId(eventId),
        eventType,
        aggregateId,
        traceId,
        eventTime,
        topic,
        recordKey,
        payload);
  }

  /** The same in every process, for ever: rows of one aggregate stay behind each other. */
  static int shardOf(String aggregateId) {
    int hash = aggregateId.hashCode();
    return Math.floorMod(hash ^ (hash >>> 16), SHARDS);
  }
}
