package dev.sluice.infrastructure.settlement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface DiscrepanciesSql {

  @Select(
      value =
          """
          INSERT INTO discrepancies (id, public_discrepancy_id, kind, status, settlement_file_id,
            row_no, line_id, payment_id, payment_order_id, n, stake, suspended, currency, detail,
            found_at)
          SELECT * FROM unnest(#{id}, #{publicId}, #{kind}, #{status}, #{file}, #{row}, #{line},
            #{payment}, #{order}, #{n}, #{stake}, #{suspended}, #{currency}, #{detail}, #{foundAt})
          ON CONFLICT DO NOTHING
          RETURNING id
          """,
      affectData = true)
  List<Long> add(Map<String, Object> columns);

  String ALL =
      """
      SELECT id, kind, status, settlement_file_id, row_no, line_id, payment_id, payment_order_id,
          n, stake, suspended, currency, detail, found_at, account_type, seller_id, reason,
          proposed_by, proposed_at, confirmed_by, closed_at
        FROM discrepancies
      """;

  @Select(ALL + "WHERE id = #{id} FOR NO KEY UPDATE")
  Optional<DiscrepancyRow> lock(@Param("id") long id);

  @Select(ALL + "WHERE id = #{id}")
  Optional<DiscrepancyRow> find(@Param("id") long id);

  @Update(
      """
      UPDATE discrepancies SET status = #{status}, account_type = #{account},
          seller_id = #{seller}, reason = #{reason}, proposed_by = #{proposedBy},
          proposed_at = #{proposedAt}, confirmed_by = #{confirmedBy}, closed_at = #{closedAt}
       WHERE id = #{id}
      """)
  int save(Map<String, Object> values);

  @Select(ALL + "WHERE line_id = #{line} AND status IN ('OPEN', 'PROPOSED') ORDER BY id")
  List<DiscrepancyRow> openOf(@Param("line") String line);

  @Select(
      """
      SELECT d.id, d.kind, d.status, d.settlement_file_id, d.row_no, d.line_id, d.payment_id,
          d.payment_order_id, d.n, d.stake, d.suspended, d.currency, d.detail, d.found_at,
          d.account_type, d.seller_id, d.reason, d.proposed_by, d.proposed_at, d.confirmed_by,
          d.closed_at
        FROM unnest(#{order}, #{n}) AS r(payment_order_id, n)
        JOIN LATERAL (SELECT * FROM discrepancies
          WHERE payment_order_id = r.payment_order_id AND n = r.n AND kind = 'MISSING' LIMIT 1) d
          ON d.status IN ('OPEN', 'PROPOSED')
      """)
  List<DiscrepancyRow> missingOf(Map<String, Object> columns);

  @Select(
      """
      <script>
      """
          + ALL
          + """
           WHERE id &lt; #{before}
           <if test="open">AND status IN ('OPEN', 'PROPOSED')</if>
           ORDER BY id DESC LIMIT #{atMost}
          </script>
          """)
  List<DiscrepancyRow> list(
      @Param("open") boolean open, @Param("before") long before, @Param("atMost") int atMost);

  @Select(
      """
      SELECT coalesce(sum(stake), 0)::bigint FROM discrepancies
       WHERE status IN ('OPEN', 'PROPOSED')
      """)
  long unexplained();
}
