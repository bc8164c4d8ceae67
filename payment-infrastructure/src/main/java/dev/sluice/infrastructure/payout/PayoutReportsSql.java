package dev.sluice.infrastructure.payout;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PayoutReportsSql {

  record ReportRow(
      long id,
      byte[] text,
      int settled,
      int returned,
      int pending,
      int already,
      String refused,
      String receivedBy,
      String traceId,
      Instant receivedAt) {}

  @Insert(
      """
      INSERT INTO payout_reports (id, public_payout_report_id, sha256, text, settled, returned,
        pending, already, refused, received_by, trace_id, received_at)
      VALUES (#{id}, #{publicId}, #{sha256}, #{text}, #{settled}, #{returned}, #{pending},
        #{already}, #{refused}, #{receivedBy}, #{trace}, #{receivedAt})
      ON CONFLICT (sha256) DO NOTHING
      """)
  int add(Map<String, Object> values);

  @Select(
      """
      SELECT id, text, settled, returned, pending, already, refused, received_by, trace_id,
          received_at
        FROM payout_reports WHERE sha256 = #{sha256}
      """)
  Optional<ReportRow> withHash(@Param("sha256") String sha256);
}
