package dev.sluice.infrastructure.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface InboxSql {

  /** One day at a time: then only that day's partition is opened. */
  @Select(
      """
      SELECT event_id, event_day, news, refusal FROM inbox
       WHERE step = #{step} AND event_day = #{day} AND event_id = ANY(#{ids})
      """)
  List<InboxRow> known(
      @Param("step") String step, @Param("day") LocalDate day, @Param("ids") String[] ids);

  @Insert(
      """
      INSERT INTO inbox (step, event_id, event_day, news, refusal)
      SELECT #{step}, r.event_id, r.event_day, r.news, r.refusal
        FROM unnest(#{eventId}, #{eventDay}, #{news}, #{refusal}) WITH ORDINALITY
          AS r(event_id, event_day, news, refusal, place)
       ORDER BY r.place
      """)
  int record(Map<String, Object> columns);
}
