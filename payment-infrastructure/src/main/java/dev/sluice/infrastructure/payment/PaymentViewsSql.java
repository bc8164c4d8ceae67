package dev.sluice.infrastructure.payment;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PaymentViewsSql {

  /** Every condition may be absent. {@code viewingSeller} has one line at most in an intent. */
  @Select(
      """
      <script>
      SELECT i.id, i.payment_id, i.order_id, i.buyer_id, COALESCE(p.status, i.status) AS status,
             CASE WHEN i.status = 'DECLINED' THEN i.reason END AS reason, p.completed,
             <choose>
             <when test="viewingSeller != null">v.amount</when>
             <otherwise>i.total_amount</otherwise>
             </choose> AS amount,
             p.captured_amount, p.refunded_amount, i.currency, i.created_at,
             GREATEST(i.updated_at, p.updated_at) AS updated_at
        FROM payment_intents i
        LEFT JOIN payments p ON p.id = i.payment_id
        <if test="viewingSeller != null">
        JOIN payment_intent_lines v
          ON v.payment_intent_id = i.id AND v.seller_id = #{viewingSeller}
        </if>
       <where>
        <if test="id != null">AND i.payment_id = #{id}</if>
        <if test="before != null">AND i.payment_id &lt; #{before}</if>
        <if test="client != null">AND i.client_id = #{client}</if>
        <if test="order != null">AND i.order_id = #{order}</if>
        <if test="buyer != null">AND i.buyer_id = #{buyer}</if>
        <if test="status != null">AND COALESCE(p.status, i.status) = #{status}</if>
        <if test="createdFrom != null">AND i.created_at &gt;= #{createdFrom}</if>
        <if test="createdTo != null">AND i.created_at &lt; #{createdTo}</if>
        <if test="seller != null">AND EXISTS (
          SELECT 1 FROM payment_intent_lines l
           WHERE l.payment_intent_id = i.id AND l.seller_id = #{seller})</if>
       </where>
       ORDER BY i.payment_id DESC LIMIT #{atMost}
      </script>
      """)
  List<PaymentViewRow> find(Map<String, Object> conditions);
}
