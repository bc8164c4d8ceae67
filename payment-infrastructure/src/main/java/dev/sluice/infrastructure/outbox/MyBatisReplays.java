package dev.sluice.infrastructure.outbox;

import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.outbox.Replays;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Replay;
import dev.sluice.domain.id.DeadLetterId;
import dev.sluice.infrastructure.pipeline.PackedRecord;
import dev.sluice.infrastructure.sql.Columns;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** Rows of the outbox like any others, but their payload is a whole record. */
@Component
final class MyBatisReplays implements Replays {

  private static final String TYPE = "DeadLetterReplay";

  private final OutboxSql sql;
  private final AfterCommit wakeUp;
  private final InstantSource clock;

  MyBatisReplays(OutboxSql sql, WakeUp wakeUp, InstantSource clock) {
    this.sql = sql;
    this.wakeUp = new AfterCommit(wakeUp);
    this.clock = clock;
  }

  @Override
  public void add(DeadLetterId letter, Replay replay, RawRecord record, String traceId) {
    var now = clock.instant();
    sql.add(
        Columns.of(List.of(replay.of(record)))
            .with("kind", OutboxRow.Kind.REPLAY.name())
            .days("day", _ -> LocalDate.ofInstant(now, ZoneOffset.UTC))
            .ints("shard", _ -> OutboxEventRow.shardOf(letter.value()))
            .texts("eventId", _ -> "%s:%s:%d".formatted(letter, TYPE, replay.n()))
            .texts("eventType", _ -> TYPE)
            .texts("aggregateId", _ -> letter.value())
            .texts("traceId", _ -> traceId)
            .instants("timestamp", _ -> now)
            .texts("topic", raw -> raw.topic().topicName())
            .texts("key", _ -> letter.value())
            .bytes("payload", PackedRecord::pack)
            .values());
    wakeUp.ring();
  }
}
