package dev.sluice.infrastructure.outbox;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SentRowsSql {

  record RoundRow(String last, int unsent) {}

  /** Along the primary key: nothing is looked for, a page is read and what fits is changed. */
  @Select(
      value =
          """
          WITH page AS MATERIALIZED (
            SELECT event_id FROM outbox_event
             WHERE event_day = #{day} AND event_id > #{after}
             ORDER BY event_id LIMIT #{atMost}),
          again AS (
            UPDATE outbox_event o SET sent_at = NULL FROM page
             WHERE o.event_day = #{day} AND o.event_id = page.event_id AND o.sent_at >= #{since}
               AND o.kind <> 'EXPAND' AND o.buried_reason IS NULL
            RETURNING 1)
          SELECT coalesce((SELECT max(event_id) FROM page), '') AS last,
              (SELECT count(*) FROM again)::int AS unsent
          """,
      affectData = true)
  RoundRow again(
      @Param("day") LocalDate day,
      @Param("after") String after,
      @Param("since") Instant since,
      @Param("atMost") int atMost);
}
