package dev.sluice.infrastructure.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PaymentsSql {

  String COLUMNS =
      """
      id, payment_intent_id, client_id, order_id, buyer_id, total_amount, currency,
      authorization_reference, captured_amount, refunded_amount, completed, void_status,
      void_attempt, void_unanswered, void_asked, void_phase, void_since, void_requested_at,
      void_requested_by, next_attempt_at, expiry_due_at, trace_id, created_at
      """;

  @Select(
      value =
          """
          INSERT INTO payments (id, public_payment_id, payment_intent_id, client_id, order_id,
            buyer_id, total_amount, currency, authorization_reference, captured_amount, status,
            completed, void_status, void_attempt, void_unanswered, void_asked, void_phase,
            void_since, void_requested_at, void_requested_by, next_attempt_at, expiry_due_at,
            trace_id, created_at, updated_at, authorized)
          SELECT r.*, r.created_at, TRUE
            FROM unnest(#{id}, #{publicId}, #{paymentIntentId}, #{clientId}, #{orderId},
              #{buyerId}, #{totalAmount}, #{currency}, #{authorizationReference},
              #{capturedAmount}, #{status}, #{completed}, #{voidStatus}, #{attempt},
              #{unanswered}, #{asked}, #{phase}, #{since}, #{requestedAt}, #{requestedBy},
              #{nextAttemptAt}, #{expiryDue}, #{traceId}, #{createdAt})
              AS r(id, public_id, payment_intent_id, client_id, order_id, buyer_id, total_amount,
                currency, authorization_reference, captured_amount, status, completed,
                void_status, attempt, unanswered, asked, phase, since, requested_at,
                requested_by, next_attempt_at, expiry_due_at, trace_id, created_at)
           ORDER BY r.id
          ON CONFLICT (id) DO NOTHING
          RETURNING id
          """,
      affectData = true)
  List<Long> add(Map<String, Object> columns);

  @Update(
      """
      UPDATE payments p
         SET captured_amount = r.captured_amount, refunded_amount = r.refunded_amount,
             status = r.status, completed = r.completed,
             void_status = r.void_status, void_attempt = r.attempt, void_unanswered = r.unanswered,
             void_asked = r.asked, void_phase = r.phase, void_since = r.since,
             void_requested_at = r.requested_at, void_requested_by = r.requested_by,
             next_attempt_at = r.next_attempt_at, expiry_due_at = r.expiry_due_at,
             updated_at = #{now}
        FROM unnest(#{id}, #{capturedAmount}, #{status}, #{completed}, #{voidStatus}, #{attempt},
          #{unanswered}, #{asked}, #{phase}, #{since}, #{requestedAt}, #{requestedBy},
          #{nextAttemptAt}, #{expiryDue}, #{refundedAmount})
          AS r(id, captured_amount, status, completed, void_status, attempt, unanswered, asked,
            phase, since, requested_at, requested_by, next_attempt_at, expiry_due_at,
            refunded_amount)
       WHERE p.id = r.id AND p.id = ANY(#{id})
      """)
  int save(Map<String, Object> columns);

  @Insert(
      """
      INSERT INTO payment_captured_events (payment_id, event_type, captured_amount, total_amount,
        currency, trace_id, captured_at)
      SELECT r.*, #{now}
        FROM unnest(#{id}, #{eventType}, #{capturedAmount}, #{totalAmount}, #{currency},
          #{traceId}) AS r
      """)
  int addEnds(Map<String, Object> columns);

  @Select("SELECT " + COLUMNS + " FROM payments WHERE id = ANY(#{ids}) ORDER BY id FOR UPDATE")
  List<PaymentRow> lock(@Param("ids") long[] ids);

  /**
   * In no order: asked for one, the planner may walk the primary key of a table it thinks small.
   */
  @Select(
      """
      SELECT id, payment_id, captured_amount, refunded_amount, currency, demand_no, status, phase
        FROM payment_orders WHERE payment_id = ANY(#{ids})
      """)
  List<StandingRow> standings(@Param("ids") long[] ids);

  @Select("SELECT " + COLUMNS + " FROM payments WHERE id = #{id}")
  Optional<PaymentRow> find(@Param("id") long id);

  @Select(
      "SELECT "
          + COLUMNS
          + """
            FROM payments WHERE void_phase = #{phase} AND next_attempt_at <= #{now}
           ORDER BY next_attempt_at LIMIT #{atMost} FOR UPDATE SKIP LOCKED
          """)
  List<PaymentRow> claimDue(
      @Param("phase") String phase, @Param("now") Instant now, @Param("atMost") int atMost);

  @Select(
      "SELECT "
          + COLUMNS
          + """
            FROM payments
           WHERE id = ANY(#{ids}) AND void_phase = 'RETRY' AND next_attempt_at <= #{now}
           ORDER BY id LIMIT #{atMost} FOR UPDATE SKIP LOCKED
          """)
  List<PaymentRow> claimRetriesOf(
      @Param("ids") long[] ids, @Param("now") Instant now, @Param("atMost") int atMost);

  @Select(
      value =
          """
          UPDATE payments SET updated_at = #{now}
           WHERE id = ANY(ARRAY(SELECT id FROM payments
             WHERE void_phase = 'REQUESTED' AND updated_at < #{before}
             ORDER BY updated_at LIMIT #{atMost} FOR UPDATE SKIP LOCKED))
          RETURNING
          """
              + COLUMNS,
      affectData = true)
  List<PaymentRow> claimLostVoids(
      @Param("before") Instant before, @Param("now") Instant now, @Param("atMost") int atMost);

  @Select(
      "SELECT "
          + COLUMNS
          + """
            FROM payments WHERE expiry_due_at <= #{now}
           ORDER BY expiry_due_at LIMIT #{atMost} FOR UPDATE SKIP LOCKED
          """)
  List<PaymentRow> claimExpiries(@Param("now") Instant now, @Param("atMost") int atMost);

  @Select(
      """
      SELECT id FROM payments WHERE void_phase = 'LOST' AND next_attempt_at <= #{now}
       ORDER BY next_attempt_at LIMIT #{atMost}
      """)
  List<Long> withExpiredVoids(@Param("now") Instant now, @Param("atMost") int atMost);

  @Select(
      """
      SELECT DISTINCT o.payment_id FROM payment_orders o
       WHERE o.phase = 'LOST'
         AND (SELECT p.void_status FROM payments p WHERE p.id = o.payment_id) = 'NONE'
         AND NOT EXISTS (SELECT 1 FROM payment_orders x
                          WHERE x.payment_id = o.payment_id AND x.phase IS DISTINCT FROM 'LOST'
                            AND x.status NOT IN ('CAPTURED', 'CAPTURE_FAILED', 'CANCELLED',
                              'PARTIALLY_REFUNDED', 'REFUNDED'))
       ORDER BY o.payment_id LIMIT #{atMost}
      """)
  List<Long> withLostOrders(@Param("atMost") int atMost);
}
