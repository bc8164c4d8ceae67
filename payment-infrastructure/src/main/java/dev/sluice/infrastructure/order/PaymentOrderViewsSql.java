package dev.sluice.infrastructure.order;

import dev.sluice.infrastructure.order.PaymentOrderViewRow.CaptureViewRow;
import dev.sluice.infrastructure.order.PaymentOrderViewRow.DisputeViewRow;
import dev.sluice.infrastructure.order.PaymentOrderViewRow.RefundViewRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PaymentOrderViewsSql {

  String COLUMNS =
      """
      o.id, o.payment_id, o.seller_id, o.status, o.amount, o.commission, o.captured_amount,
      o.refunded_amount, o.currency, o.last_error, o.created_at, o.updated_at
      """;

  @Select(
      "<script>SELECT "
          + COLUMNS
          + """
            FROM payment_orders o
           WHERE o.id = #{id}
          <if test="seller != null">AND o.seller_id = #{seller}</if>
          <if test="client != null">AND EXISTS (
            SELECT 1 FROM payments p WHERE p.id = o.payment_id AND p.client_id = #{client})</if>
          </script>
          """)
  Optional<PaymentOrderViewRow> find(Map<String, Object> viewed);

  @Select(
      "<script>SELECT "
          + COLUMNS
          + """
            FROM payment_orders o
           WHERE o.payment_id = ANY(#{payments})
          <if test="seller != null">AND o.seller_id = #{seller}</if>
           ORDER BY o.id
          </script>
          """)
  List<PaymentOrderViewRow> ofPayments(Map<String, Object> viewed);

  @Select(
      """
      SELECT payment_order_id, n, amount, commission, currency, captured_at
        FROM payment_captures WHERE payment_order_id = ANY(#{orders})
       ORDER BY payment_order_id, n
      """)
  List<CaptureViewRow> captures(@Param("orders") long[] orders);

  String REFUND =
      """
      f.id, f.payment_order_id, f.payment_id, f.amount, f.commission, f.currency, f.status,
      f.last_error, f.created_at, f.updated_at
      """;

  @Select(
      "SELECT "
          + REFUND
          + """
            FROM refunds f WHERE f.payment_order_id = ANY(#{orders})
           ORDER BY f.payment_order_id, f.n
          """)
  List<RefundViewRow> refunds(@Param("orders") long[] orders);

  @Select(
      "<script>SELECT "
          + REFUND
          + """
            FROM refunds f
           WHERE f.id = #{id}
          <if test="seller != null">AND f.seller_id = #{seller}</if>
          <if test="client != null">AND EXISTS (
            SELECT 1 FROM payments p WHERE p.id = f.payment_id AND p.client_id = #{client})</if>
          </script>
          """)
  Optional<RefundViewRow> refund(Map<String, Object> viewed);

  String DISPUTE =
      """
      d.id, d.payment_order_id, d.payment_id, d.seller_id, d.amount, d.commission, d.currency,
      d.status, d.bearer, d.opened_at, d.decided_at
      """;

  @Select("SELECT " + DISPUTE + " FROM disputes d WHERE d.id = #{id}")
  Optional<DisputeViewRow> dispute(@Param("id") long id);

  @Select(
      "SELECT " + DISPUTE + " FROM disputes d WHERE d.id < #{before} ORDER BY d.id DESC LIMIT #{n}")
  List<DisputeViewRow> disputes(@Param("before") long before, @Param("n") int n);
}
