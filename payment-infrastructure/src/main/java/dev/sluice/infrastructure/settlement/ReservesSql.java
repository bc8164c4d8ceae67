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
interface ReservesSql {

  record ReserveRow(
      long paymentOrderId,
      int n,
      long paymentId,
      String sellerId,
      long amount,
      String currency,
      String traceId,
      Instant releaseAt) {}

  @Insert(
      """
      INSERT INTO reserves (payment_order_id, n, payment_id, seller_id, amount, currency, trace_id,
        release_at, held_at)
      SELECT r.*, #{now} FROM unnest(#{order}, #{n}, #{payment}, #{seller}, #{amount}, #{currency},
        #{trace}, #{releaseAt}) AS r(payment_order_id, n, payment_id, seller_id, amount, currency,
        trace_id, release_at)
      """)
  int hold(Map<String, Object> columns);

  @Select(
      """
      SELECT payment_order_id, n, payment_id, seller_id, amount, currency, trace_id, release_at
        FROM reserves WHERE released_at IS NULL AND release_at <= #{now}
       ORDER BY release_at LIMIT #{atMost} FOR NO KEY UPDATE SKIP LOCKED
      """)
  List<ReserveRow> claimDue(@Param("now") Instant now, @Param("atMost") int atMost);

  @Update(
      """
      UPDATE reserves h SET released_at = #{now}
        FROM unnest(#{order}, #{n}) AS r(payment_order_id, n)
       WHERE h.payment_order_id = r.payment_order_id AND h.n = r.n AND h.released_at IS NULL
      """)
  int released(Map<String, Object> columns);
}
