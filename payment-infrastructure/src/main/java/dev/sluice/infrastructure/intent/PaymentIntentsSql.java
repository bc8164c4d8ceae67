package dev.sluice.infrastructure.intent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PaymentIntentsSql {

  String COLUMNS =
      """
      id, payment_id, client_id, order_id, buyer_id, total_amount, currency, capture_method,
      status, psp_reference, reason, review_amount, review_currency, decided_at, psp_token,
      auth_attempt, auth_unanswered, auth_asked, auth_phase, auth_since, auth_requested_at,
      auth_requested_by, next_attempt_at, trace_id, created_at
      """;

  @Insert(
      """
      INSERT INTO payment_intents (id, public_payment_intent_id, payment_id, client_id, order_id,
        buyer_id, total_amount, currency, capture_method, status, psp_reference, reason,
        review_amount, review_currency, decided_at, psp_token, auth_attempt, auth_unanswered,
        auth_asked, auth_phase, auth_since, auth_requested_at, auth_requested_by, next_attempt_at,
        trace_id, created_at, updated_at)
      SELECT r.*, r.created_at
        FROM unnest(#{id}, #{publicId}, #{paymentId}, #{clientId}, #{orderId}, #{buyerId},
          #{totalAmount}, #{currency}, #{captureMethod}, #{status}, #{pspReference}, #{reason},
          #{reviewAmount}, #{reviewCurrency}, #{decidedAt}, #{pspToken}, #{attempt},
          #{unanswered}, #{asked}, #{phase}, #{since}, #{requestedAt}, #{requestedBy},
          #{nextAttemptAt}, #{traceId}, #{createdAt})
          AS r(id, public_id, payment_id, client_id, order_id, buyer_id, total_amount, currency,
            capture_method, status, psp_reference, reason, review_amount, review_currency,
            decided_at, psp_token, attempt, unanswered, asked, phase, since, requested_at,
            requested_by, next_attempt_at, trace_id, created_at)
      """)
  int add(Map<String, Object> columns);

  @Insert(
      """
      INSERT INTO payment_intent_lines (payment_intent_id, line_no, payment_order_id, seller_id,
        amount, commission)
      SELECT * FROM unnest(#{intentId}, #{lineNo}, #{orderId}, #{sellerId}, #{amount},
        #{commission})
      """)
  int addLines(Map<String, Object> columns);

  @Update(
      """
      UPDATE payment_intents i
         SET status = r.status, psp_reference = r.psp_reference, reason = r.reason,
             review_amount = r.review_amount, review_currency = r.review_currency,
             decided_at = r.decided_at, psp_token = r.psp_token, auth_attempt = r.attempt,
             auth_unanswered = r.unanswered, auth_asked = r.asked, auth_phase = r.phase,
             auth_since = r.since, auth_requested_at = r.requested_at,
             auth_requested_by = r.requested_by, next_attempt_at = r.next_attempt_at,
             updated_at = #{now}
        FROM unnest(#{id}, #{status}, #{pspReference}, #{reason}, #{reviewAmount},
          #{reviewCurrency}, #{decidedAt}, #{pspToken}, #{attempt}, #{unanswered}, #{asked},
          #{phase}, #{since}, #{requestedAt}, #{requestedBy}, #{nextAttemptAt})
          AS r(id, status, psp_reference, reason, review_amount, review_currency, decided_at,
            psp_token, attempt, unanswered, asked, phase, since, requested_at, requested_by,
            next_attempt_at)
       WHERE i.id = r.id AND i.id = ANY(#{id})
      """)
  int save(Map<String, Object> columns);

  /** Waits for whoever holds one of the order ids in an open transaction. */
  @Insert(
      """
      INSERT INTO order_id_claims (client_id, order_id, payment_intent_id)
      SELECT r.client_id, r.order_id, r.id
        FROM unnest(#{client}, #{order}, #{id}) AS r(client_id, order_id, id)
       ORDER BY r.client_id, r.order_id
      ON CONFLICT (client_id, order_id) DO UPDATE SET payment_intent_id = EXCLUDED.payment_intent_id
      """)
  int claimOrderIds(Map<String, Object> columns);

  /** Two intents of one order id. */
  record Twin(long intent, long live) {}

  @Select(
      """
      SELECT r.id AS intent, i.id AS live
        FROM unnest(#{client}, #{order}, #{id}) AS r(client_id, order_id, id)
        CROSS JOIN LATERAL (SELECT id FROM payment_intents
             WHERE client_id = r.client_id AND order_id = r.order_id AND id <> r.id
               AND status NOT IN ('DECLINED', 'CANCELLED', 'EXPIRED')
             ORDER BY id LIMIT 1) i
      """)
  List<Twin> liveTwins(Map<String, Object> columns);

  @Select(
      "SELECT " + COLUMNS + " FROM payment_intents WHERE id = ANY(#{ids}) ORDER BY id FOR UPDATE")
  List<PaymentIntentRow> lock(@Param("ids") long[] ids);

  @Select("SELECT " + COLUMNS + " FROM payment_intents WHERE id = ANY(#{ids})")
  List<PaymentIntentRow> read(@Param("ids") long[] ids);

  @Select(
      """
      SELECT payment_intent_id, payment_order_id, seller_id, amount, commission
        FROM payment_intent_lines WHERE payment_intent_id = ANY(#{ids})
       ORDER BY payment_intent_id, line_no
      """)
  List<SellerLineRow> lines(@Param("ids") long[] ids);

  @Select(
      "SELECT "
          + COLUMNS
          + """
            FROM payment_intents WHERE auth_phase = #{phase} AND next_attempt_at <= #{now}
           ORDER BY next_attempt_at LIMIT #{atMost} FOR UPDATE SKIP LOCKED
          """)
  List<PaymentIntentRow> claimDue(
      @Param("phase") String phase, @Param("now") Instant now, @Param("atMost") int atMost);

  @Select(
      "SELECT "
          + COLUMNS
          + """
            FROM payment_intents
           WHERE id = ANY(#{ids}) AND auth_phase = 'RETRY' AND next_attempt_at <= #{now}
           ORDER BY id LIMIT #{atMost} FOR UPDATE SKIP LOCKED
          """)
  List<PaymentIntentRow> claimRetriesOf(
      @Param("ids") long[] ids, @Param("now") Instant now, @Param("atMost") int atMost);

  @Select(
      value =
          """
          UPDATE payment_intents SET updated_at = #{now}
           WHERE id = ANY(ARRAY(SELECT id FROM payment_intents
             WHERE auth_phase = 'REQUESTED' AND updated_at < #{before}
             ORDER BY updated_at LIMIT #{atMost} FOR UPDATE SKIP LOCKED))
          RETURNING
          """
              + COLUMNS,
      affectData = true)
  List<PaymentIntentRow> claimLost(
      @Param("before") Instant before, @Param("now") Instant now, @Param("atMost") int atMost);
}
