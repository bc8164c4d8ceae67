package dev.sluice.infrastructure.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface WebhooksSql {

  record WebhookRow(String connector, String eventId, String body, Instant receivedAt) {}

  String ROW = "SELECT connector, event_id, body, received_at FROM psp_webhooks";

  @Insert(
      """
      INSERT INTO psp_webhooks (connector, event_id, body, received_at)
      VALUES (#{connector}, #{eventId}, #{body}, #{receivedAt})
      ON CONFLICT (connector, event_id) DO NOTHING
      """)
  int add(
      @Param("connector") String connector,
      @Param("eventId") String eventId,
      @Param("body") String body,
      @Param("receivedAt") Instant receivedAt);

  @Select(
      ROW
          + """
           WHERE ended_at IS NULL AND received_at <= #{before}
           ORDER BY received_at LIMIT #{atMost}
          """)
  List<WebhookRow> waiting(@Param("before") Instant before, @Param("atMost") int atMost);

  @Select(
      ROW
          + """
           WHERE connector = #{connector} AND event_id = #{eventId} AND ended_at IS NULL
             FOR UPDATE SKIP LOCKED
          """)
  Optional<WebhookRow> claim(
      @Param("connector") String connector, @Param("eventId") String eventId);

  @Update(
      """
      UPDATE psp_webhooks SET outcome = #{outcome}, detail = NULLIF(#{detail}, ''), ended_at = #{now}
       WHERE connector = #{connector} AND event_id = #{eventId} AND ended_at IS NULL
      """)
  int end(
      @Param("connector") String connector,
      @Param("eventId") String eventId,
      @Param("outcome") String outcome,
      @Param("detail") String detail,
      @Param("now") Instant now);

  @Select(
      """
      SELECT dispute_id FROM psp_disputes
       WHERE connector = #{connector} AND reference = #{reference}
      """)
  Optional<Long> dispute(
      @Param("connector") String connector, @Param("reference") String reference);

  @Insert(
      """
      INSERT INTO psp_disputes (connector, reference, dispute_id)
      VALUES (#{connector}, #{reference}, #{dispute})
      """)
  int name(
      @Param("connector") String connector,
      @Param("reference") String reference,
      @Param("dispute") long dispute);
}
