package dev.sluice.infrastructure.outbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface OutboxSql {

  String INSERT =
      """
      INSERT INTO outbox_event (event_day, shard, kind, event_id, event_type, aggregate_id,
        trace_id, event_time, topic, record_key, payload)
      SELECT r.event_day, r.shard, #{kind}, r.event_id, r.event_type, r.aggregate_id, r.trace_id,
          r.event_time, r.topic, r.record_key, r.payload
        FROM unnest(#{day}, #{shard}, #{eventId}, #{eventType}, #{aggregateId}, #{traceId},
          #{timestamp}, #{topic}, #{key}, #{payload}) WITH ORDINALITY
          AS r(event_day, shard, event_id, event_type, aggregate_id, trace_id, event_time, topic,
            record_key, payload, place)
       ORDER BY r.place
      """;

  @Insert(INSERT)
  int add(Map<String, Object> columns);

  @Insert(
      INSERT
          + """
          ON CONFLICT (event_id, event_day) DO UPDATE SET sent_at = NULL, buried_reason = NULL
          """)
  int again(Map<String, Object> columns);

  /**
   * Free shards with something to send of these days. One that is being taken this moment is
   * skipped.
   */
  @Select(
      value =
          """
          UPDATE outbox_shards
             SET owner = #{owner}, leased_until = now() + #{leaseMillis} * interval '1 millisecond'
           WHERE shard IN (
             SELECT s.shard FROM outbox_shards s
              WHERE (s.leased_until < now() OR s.owner = #{owner})
                AND EXISTS (SELECT 1 FROM outbox_event e
                     WHERE e.shard = s.shard AND e.sent_at IS NULL AND e.event_day >= #{since})
              ORDER BY s.shard FOR UPDATE SKIP LOCKED)
          RETURNING shard
          """,
      affectData = true)
  List<Integer> claimShards(
      @Param("owner") String owner,
      @Param("leaseMillis") long leaseMillis,
      @Param("since") LocalDate since);

  /** The oldest of each shard, so a long queue in one does not hide the others. */
  @Select(
      """
      SELECT e.* FROM unnest(#{shards}) AS s(shard) CROSS JOIN LATERAL (
        SELECT id, event_day, shard, kind, event_id, event_type, aggregate_id, trace_id,
            event_time, topic, record_key, payload
          FROM outbox_event o
         WHERE o.shard = s.shard AND o.sent_at IS NULL AND o.event_day >= #{since}
         ORDER BY o.id LIMIT #{each}) e
       ORDER BY e.id LIMIT #{atMost}
      """)
  List<OutboxEventRow> oldest(
      @Param("shards") int[] shards,
      @Param("since") LocalDate since,
      @Param("each") int each,
      @Param("atMost") int atMost);

  /**
   * One day at a time: then only that day's partition is opened. No join: it would walk through all
   * that waits.
   */
  @Update(
      """
      UPDATE outbox_event SET sent_at = now()
       WHERE event_day = #{day} AND id = ANY(#{ids}) AND shard = ANY(#{shards}) AND sent_at IS NULL
      """)
  int done(@Param("day") LocalDate day, @Param("ids") long[] ids, @Param("shards") int[] shards);

  @Update(
      """
      UPDATE outbox_event SET sent_at = now(), buried_reason = #{reason}
       WHERE event_day = #{day} AND event_id = #{eventId}
      """)
  int bury(
      @Param("day") LocalDate day,
      @Param("eventId") String eventId,
      @Param("reason") String reason);

  @Update(
      """
      UPDATE outbox_shards SET owner = NULL, leased_until = '-infinity' WHERE owner = #{owner}
      """)
  int release(@Param("owner") String owner);

  /** What waits, and for how long. */
  record Backlog(long rows, double oldestSeconds) {}

  @Select(
      """
      SELECT count(*) AS rows,
          coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8
            AS oldest_seconds
        FROM outbox_event WHERE sent_at IS NULL
      """)
  Backlog backlog();
}
