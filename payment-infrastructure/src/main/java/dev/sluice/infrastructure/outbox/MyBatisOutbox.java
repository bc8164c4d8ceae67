package dev.sluice.infrastructure.outbox;

import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.infrastructure.pipeline.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Most rounds look at the days around now, because looking into every partition costs; every few
 * seconds one looks at all of them.
 */
@Component
final class MyBatisOutbox implements Outbox {

  private static final Duration FULL_LOOK_EVERY = Duration.ofSeconds(5);
  private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

  private final OutboxSql sql;
  private final EventCodec codec;
  private final AfterCommit wakeUp;
  private final InstantSource clock;
  private volatile Instant nextFullLook = Instant.EPOCH;

  MyBatisOutbox(OutboxSql sql, EventCodec codec, WakeUp wakeUp, InstantSource clock) {
    this.sql = sql;
    this.codec = codec;
    this.wakeUp = new AfterCommit(wakeUp);
    this.clock = clock;
  }

  @Override
  public void add(List<? extends EventEnvelope<?>> news) {
    if (news.isEmpty()) return;
    sql.add(OutboxEventRow.columns(news, OutboxRow.Kind.PUBLISH, codec).values());
    wakeUp.ring();
  }

  @Override
  public void addRoots(List<? extends EventEnvelope<?>> roots) {
    if (roots.isEmpty()) return;
    sql.add(OutboxEventRow.columns(roots, OutboxRow.Kind.EXPAND, codec).values());
    wakeUp.ring();
  }

  @Override
  public void again(List<? extends EventEnvelope<?>> news) {
    if (news.isEmpty()) return;
    sql.again(OutboxEventRow.columns(news, OutboxRow.Kind.PUBLISH, codec).values());
    wakeUp.ring();
  }

  @Override
  public List<OutboxRow> claim(String owner, int atMost, Duration lease) {
    var since = lookSince();
    var shards = sql.claimShards(owner, lease.toMillis(), since);
    if (shards.isEmpty()) return List.of();
    int each = Math.ceilDiv(atMost, shards.size());
    return sql
        .oldest(shards.stream().mapToInt(Integer::intValue).toArray(), since, each, atMost)
        .stream()
        .map(OutboxEventRow::toDomain)
        .toList();
  }

  @Override
  public void done(Collection<OutboxRow> rows) {
    rows.stream()
        .collect(Collectors.groupingBy(OutboxRow::day))
        .forEach((day, ofDay) ->
            sql.done(
                day,
                ofDay.stream().mapToLong(OutboxRow::id).toArray(),
                ofDay.stream().mapToInt(OutboxRow::shard).distinct().toArray()));
  }

  @Override
  public void bury(OutboxRow row, String reason) {
    sql.bury(row.day(), row.eventId().value(), reason.replace('\0', '?'));
  }

  @Override
  public void release(String owner) {
    sql.release(owner);
  }

  private LocalDate lookSince() {
    var now = clock.instant();
    if (now.isBefore(nextFullLook)) return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    nextFullLook = now.plus(FULL_LOOK_EVERY);
    return EVER;
  }
}
