package dev.sluice.infrastructure.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface DeadLettersSql {

  String ROW =
      """
      SELECT id, consumer_group, topic, partition, record_offset, event_id, replay, refused, reason,
          exception, record_key, record_value, headers, recorded_at, status, resolved_by,
          resolved_at, resolution, replayed_as
        FROM dead_letters
      """;

  @Insert(
      """
      INSERT INTO dead_letters (consumer_group, topic, partition, record_offset, event_id, replay,
        refused, reason, exception, record_key, record_value, headers)
      SELECT * FROM unnest(#{group}, #{topic}, #{partition}, #{offset}, #{eventId}, #{replay},
        #{refused}, #{reason}, #{exception}, #{key}, #{value}, #{headers})
      ON CONFLICT (consumer_group, event_id, replay, digest) DO NOTHING
      """)
  int file(Map<String, Object> columns);

  @Select(ROW + " WHERE id = #{id}")
  Optional<DeadLetterRow> find(@Param("id") long id);

  @Select(
      "<script>"
          + ROW
          + """
          <where>
            <if test="before != null">AND id &lt; #{before}</if>
            <if test="status != null">AND status = #{status}</if>
            <if test="group != null">AND consumer_group = #{group}</if>
            <if test="topic != null">AND topic = #{topic}</if>
            <if test="eventId != null">AND event_id = #{eventId}</if>
          </where>
          ORDER BY id DESC LIMIT #{atMost}
          </script>
          """)
  List<DeadLetterRow> list(Map<String, Object> conditions);

  /** All letters of its group and event, so that no two of them are replayed with one number. */
  @Select(
      """
      SELECT l.id FROM dead_letters l
        JOIN dead_letters o ON o.consumer_group = l.consumer_group AND o.event_id = l.event_id
       WHERE o.id = #{id} ORDER BY l.id FOR UPDATE OF l
      """)
  List<Long> lock(@Param("id") long id);

  @Select(
      """
      SELECT coalesce(max(greatest(replay, coalesce(replayed_as, 0))), 0) FROM dead_letters
       WHERE consumer_group = #{group} AND event_id = #{eventId}
      """)
  int lastReplay(@Param("group") String group, @Param("eventId") String eventId);

  @Update(
      """
      UPDATE dead_letters SET status = #{status}, resolved_by = #{by}, resolved_at = #{at},
          resolution = #{reason}, replayed_as = NULLIF(#{replay}, 0)
       WHERE id = #{id}
      """)
  int resolve(
      @Param("id") long id,
      @Param("status") String status,
      @Param("by") String by,
      @Param("at") Instant at,
      @Param("reason") String reason,
      @Param("replay") int replay);
}
