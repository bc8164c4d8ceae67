package dev.sluice.infrastructure.settlement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SettlementLinesSql {

  record UnsettledRow(
      long paymentId, long paymentOrderId, int n, long amount, String currency, Instant since) {}

  /** Any number will do: nothing else in this database takes it. */
  @Select("SELECT TRUE FROM (SELECT pg_advisory_xact_lock(7301001)) alone")
  boolean alone();

  /*
   * What is looked up for a batch is looked up row by row: LIMIT keeps the planner from reading a
   * table whole that was small when the plan was made.
   */

  String LINE =
      """
      SELECT l.line_id, l.settlement_file_id, l.line_type, l.psp_key, l.psp_reference, l.gross,
          l.fee, l.currency, l.settled_on, l.status, f.trace_id
      """;

  @Select(
      LINE
          + """
            FROM unnest(#{lines}) AS r(line_id)
            JOIN LATERAL (SELECT * FROM settlement_lines
              WHERE line_id = r.line_id LIMIT 1) l ON TRUE
            JOIN settlement_files f ON f.id = l.settlement_file_id
          """)
  List<LineRow> known(@Param("lines") String[] lines);

  @Select(
      LINE
          + """
            FROM discrepancies d
            JOIN settlement_lines l ON l.line_id = d.line_id
            JOIN settlement_files f ON f.id = l.settlement_file_id
           WHERE d.status IN ('OPEN', 'PROPOSED') AND d.line_id > #{after}
             AND d.kind IN ('UNKNOWN_CAPTURE', 'UNKNOWN_REFUND', 'UNKNOWN_CHARGEBACK', 'IN_REVIEW')
             AND l.status <> 'SETTLED'
           ORDER BY d.line_id LIMIT #{atMost}
          """)
  List<LineRow> waiting(@Param("after") String after, @Param("atMost") int atMost);

  /** What the PSP took beyond the order is settled with the capture. */
  @Select(
      """
      SELECT r.line_id, 'CAPTURE' AS line_type, c.payment_id, c.payment_order_id, c.n,
          NULL::bigint AS refund_id, NULL::bigint AS dispute_id, c.seller_id,
          c.amount + coalesce((SELECT x.suspended_amount - x.captured_amount FROM resolutions x
            WHERE x.payment_order_id = c.payment_order_id AND x.n = c.n
              AND x.verdict = 'CAPTURED' AND x.confirmed_by IS NOT NULL), 0) AS amount,
          c.amount - c.commission AS share, c.currency, FALSE AS in_review,
          EXISTS (SELECT FROM settlement_lines l
            WHERE l.payment_order_id = c.payment_order_id AND l.n = c.n
              AND l.line_type = 'CAPTURE' AND l.status <> 'SUSPENDED'
              AND l.line_id <> r.line_id) AS settled,
          s.reserve_basis_points, s.reserve_days
        FROM unnest(#{line}, #{order}, #{n}) AS r(line_id, payment_order_id, n)
        JOIN LATERAL (SELECT * FROM payment_captures
          WHERE payment_order_id = r.payment_order_id AND n = r.n LIMIT 1) c ON TRUE
        LEFT JOIN LATERAL (SELECT reserve_basis_points, reserve_days FROM sellers
          WHERE seller_id = c.seller_id LIMIT 1) s ON TRUE
      """)
  List<CounterpartRow> captures(Map<String, Object> columns);

  @Select(
      """
      SELECT r.line_id, 'CAPTURE' AS line_type, o.payment_id, o.id AS payment_order_id, r.n,
          NULL::bigint AS refund_id, NULL::bigint AS dispute_id, o.seller_id,
          o.review_amount AS amount, 0::bigint AS share, o.review_currency AS currency,
          TRUE AS in_review,
          EXISTS (SELECT FROM settlement_lines l
            WHERE l.payment_order_id = o.id AND l.n = r.n
              AND l.line_type = 'CAPTURE' AND l.status <> 'SUSPENDED'
              AND l.line_id <> r.line_id) AS settled,
          NULL::int AS reserve_basis_points, NULL::int AS reserve_days
        FROM unnest(#{line}, #{order}, #{n}) AS r(line_id, payment_order_id, n)
        JOIN LATERAL (SELECT * FROM payment_orders WHERE id = r.payment_order_id LIMIT 1) o
          ON o.status = 'REVIEW' AND o.demand_no = r.n AND o.review_amount > 0
      """)
  List<CounterpartRow> reviews(Map<String, Object> columns);

  @Select(
      """
      SELECT r.line_id, 'REFUND' AS line_type, f.payment_id, f.payment_order_id, 0 AS n,
          f.id AS refund_id, NULL::bigint AS dispute_id, f.seller_id, f.amount,
          0::bigint AS share, f.currency, FALSE AS in_review,
          EXISTS (SELECT FROM settlement_lines l
            WHERE l.refund_id = f.id AND l.line_type = 'REFUND' AND l.status <> 'SUSPENDED'
              AND l.line_id <> r.line_id) AS settled,
          NULL::int AS reserve_basis_points, NULL::int AS reserve_days
        FROM unnest(#{line}, #{refund}) AS r(line_id, refund_id)
        JOIN LATERAL (SELECT * FROM refunds WHERE id = r.refund_id LIMIT 1) f
          ON f.status = 'SUCCEEDED'
      """)
  List<CounterpartRow> refunds(Map<String, Object> columns);

  @Select(
      """
      SELECT r.line_id, r.line_type, d.payment_id, d.payment_order_id, 0 AS n,
          NULL::bigint AS refund_id, d.id AS dispute_id, d.seller_id, d.amount,
          0::bigint AS share, d.currency, FALSE AS in_review,
          EXISTS (SELECT FROM settlement_lines l
            WHERE l.dispute_id = d.id AND l.line_type = r.line_type
              AND l.line_type IN ('CHARGEBACK', 'CHARGEBACK_WON') AND l.status <> 'SUSPENDED'
              AND l.line_id <> r.line_id) AS settled,
          NULL::int AS reserve_basis_points, NULL::int AS reserve_days
        FROM unnest(#{line}, #{type}, #{order}, #{gross})
          AS r(line_id, line_type, payment_order_id, gross)
        JOIN LATERAL (SELECT * FROM disputes
          WHERE payment_order_id = r.payment_order_id LIMIT 1000) d
          ON r.line_type = 'CHARGEBACK' OR d.status = 'WON'
       ORDER BY r.line_id, abs(d.amount - r.gross), d.id
      """)
  List<CounterpartRow> disputes(Map<String, Object> columns);

  @Insert(
      """
      INSERT INTO settlement_lines (line_id, settlement_file_id, row_no, line_type, psp_key,
        psp_reference, gross, fee, currency, settled_on, status, came_as, payment_id,
        suspended_payment_id, payment_order_id, n, refund_id, dispute_id, seller_id, share, owed,
        doubted_fee)
      SELECT * FROM unnest(#{line}, #{file}, #{row}, #{type}, #{key}, #{reference}, #{gross},
        #{fee}, #{currency}, #{date}, #{status}, #{cameAs}, #{payment}, #{suspendedPayment},
        #{order}, #{n}, #{refund}, #{dispute}, #{seller}, #{share}, #{owed}, #{doubtedFee})
      """)
  int add(Map<String, Object> columns);

  @Update(
      """
      UPDATE settlement_lines SET status = #{status}, payment_id = #{payment},
          payment_order_id = #{order}, n = #{n}, refund_id = #{refund}, dispute_id = #{dispute},
          seller_id = #{seller}, share = #{share}
       WHERE line_id = #{line} AND status <> 'SETTLED'
      """)
  int matched(Map<String, Object> values);

  @Select(
      """
      SELECT c.payment_id, c.payment_order_id, c.n, c.amount, c.currency, c.captured_at AS since
        FROM payment_captures c
       WHERE c.captured_at < #{before}
         AND NOT EXISTS (SELECT FROM settlement_lines l
           WHERE l.payment_order_id = c.payment_order_id AND l.n = c.n
             AND l.line_type = 'CAPTURE' AND l.status <> 'SUSPENDED')
         AND NOT EXISTS (SELECT FROM discrepancies d
           WHERE d.payment_order_id = c.payment_order_id AND d.n = c.n AND d.kind = 'MISSING')
       ORDER BY c.payment_order_id, c.n LIMIT #{atMost}
      """)
  List<UnsettledRow> missing(@Param("before") Instant before, @Param("atMost") int atMost);
}
