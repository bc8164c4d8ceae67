package dev.sluice.infrastructure.deadletter;

import dev.sluice.application.deadletter.FiledLetter;
import dev.sluice.application.deadletter.FiledLetter.Resolution;
import dev.sluice.application.deadletter.FiledLetter.Status;
import dev.sluice.application.deadletter.FoundLetter;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.id.DeadLetterId;
import dev.sluice.infrastructure.pipeline.PackedRecord;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code dead_letters}. */
record DeadLetterRow(
    long id,
    String consumerGroup,
    String topic,
    int partition,
    long recordOffset,
    String eventId,
    int replay,
    boolean refused,
    String reason,
    @Nullable String exception,
    byte @Nullable [] recordKey,
    byte @Nullable [] recordValue,
    String headers,
    Instant recordedAt,
    String status,
    @Nullable String resolvedBy,
    @Nullable Instant resolvedAt,
    @Nullable String resolution,
    @Nullable Integer replayedAs) {

  private static final int LONGEST_GROUP = 64;
  private static final int LONGEST_ID = 260;
  private static final int LONGEST_REASON = 4000;
  private static final int LONGEST_EXCEPTION = 256;

  static Columns<FoundLetter> columns(List<FoundLetter> found) {
    return Columns.of(found)
        .texts("group", one -> storable(one.group(), LONGEST_GROUP))
        .texts("topic", one -> one.letter().raw().topic().topicName())
        .ints("partition", one -> one.letter().raw().partition())
        .longs("offset", one -> one.letter().raw().offset())
        .texts("eventId", one -> storable(one.letter().eventId(), LONGEST_ID))
        .ints("replay", one -> one.letter().replay())
        .flags("refused", one -> one.letter().refused())
        .texts("reason", one -> storable(one.letter().reason(), LONGEST_REASON))
        .texts("exception", one -> exception(one.letter()))
        .bytes("key", one -> one.letter().raw().key())
        .bytes("value", one -> one.letter().raw().value())
        .texts("headers", one -> PackedRecord.packHeaders(one.letter().raw().headers()));
  }

  FiledLetter toDomain() {
    var raw =
        new RawRecord(
            Topic.named(topic),
            partition,
            recordOffset,
            recordKey,
            recordValue,
            PackedRecord.unpackHeaders(headers));
    return new FiledLetter(
        new DeadLetterId(id),
        consumerGroup,
        new DeadLetter(raw, eventId, replay, reason, exception, refused),
        recordedAt,
        resolved());
  }

  private Optional<Resolution> resolved() {
    if (resolvedBy == null || resolvedAt == null || resolution == null) return Optional.empty();
    return Optional.of(
        new Resolution(
            Status.valueOf(status),
            resolvedBy,
            resolvedAt,
            resolution,
            replayedAs == null ? 0 : replayedAs));
  }

  private static @Nullable String exception(DeadLetter letter) {
    return letter.exception() == null ? null : storable(letter.exception(), LONGEST_EXCEPTION);
  }

  /** A letter is often dead because of what stands in it: PostgreSQL takes no NUL in a text. */
  private static String storable(String text, int longest) {
    var clean = text.replace('\0', '?');
    return clean.length() <= longest ? clean : clean.substring(0, longest);
  }
}
