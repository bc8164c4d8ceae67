package dev.sluice.infrastructure.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PaymentOrdersSql {

  String COLUMNS =
      """
      id, payment_id, payment_intent_id, seller_id, amount, commission, currency, capture_method,
      status, demand_no, demand_amount, demand_last, captured_amount, capture_count, refund_count,
      dispute_count, released_amount, psp_reference, last_error, review_amount, review_currency,
      decided_at, attempt, unanswered, asked, phase, since, requested_at, requested_by,
      next_attempt_at, trace_id, created_at
      """;

  @Insert(
      """
      INSERT INTO payment_orders (id, public_payment_order_id, payment_id, payment_intent_id,
        seller_id, amount, commission, currency, capture_method, status, demand_no, demand_amount,
        demand_last, captured_amount, capture_count, psp_reference, last_error, review_amount,
        review_currency, decided_at, attempt, unanswered, asked, phase, since, requested_at,
        requested_by, next_attempt_at, trace_id, created_at, updated_at)
      SELECT r.*, r.created_at
        FROM unnest(#{id}, #{publicId}, #{paymentId}, #{paymentIntentId}, #{sellerId}, #{amount},
          #{commission}, #{currency}, #{captureMethod}, #{status}, #{demandNo}, #{demandAmount},
          #{demandLast}, #{capturedAmount}, #{captureCount}, #{pspReference}, #{lastError}, #{reviewAmount}, #{reviewCurrency}, #{decidedAt},
          #{attempt}, #{unanswered}, #{asked}, #{phase}, #{since}, #{requestedAt},
          #{requestedBy}, #{nextAttemptAt}, #{traceId}, #{createdAt})
          AS r(id, public_id, payment_id, payment_intent_id, seller_id, amount, commission,
            currency, capture_method, status, demand_no, demand_amount, demand_last,
            captured_amount, capture_count, psp_reference, last_error, review_amount,
            review_currency, decided_at, attempt, unanswered, asked, phase, since, requested_at,
            requested_by, next_attempt_at, trace_id, created_at)
       ORDER BY r.id
      ON CONFLICT (id) DO NOTHING
      """)
  int add(Map<String, Object> columns);

  @Update(
      """
      UPDATE payment_orders o
         SET status = r.status, demand_no = r.demand_no, demand_amount = r.demand_amount,
             demand_last = r.demand_last, captured_amount = r.captured_amount,
             capture_count = r.capture_count, psp_reference = r.psp_reference,
             refunded_amount = r.refunded_amount, refund_count = r.refund_count,
             dispute_count = r.dispute_count,
             last_error = r.last_error, review_amount = r.review_amount,
             review_currency = r.review_currency, decided_at = r.decided_at,
             attempt = r.attempt, unanswered = r.unanswered, asked = r.asked, phase = r.phase,
             since = r.since, requested_at = r.requested_at, requested_by = r.requested_by,
             next_attempt_at = r.next_attempt_at,
             released_amount = coalesce(r.released, o.released_amount),
             -- given back before, and taken after all: the release stays a fact
             held_again_amount = o.held_again_amount
               + greatest(0, o.released_amount - coalesce(r.released, o.released_amount)),
             retry_count = coalesce(r.attempt - 1, o.retry_count), updated_at = #{now}
        FROM unnest(#{id}, #{status}, #{demandNo}, #{demandAmount}, #{demandLast},
          #{capturedAmount}, #{captureCount}, #{pspReference},
          #{lastError}, #{reviewAmount}, #{reviewCurrency}, #{decidedAt}, #{attempt},
          #{unanswered}, #{asked}, #{phase}, #{since}, #{requestedAt}, #{requestedBy},
          #{nextAttemptAt}, #{released}, #{refundedAmount}, #{refundCount}, #{disputeCount})
          AS r(id, status, demand_no, demand_amount, demand_last, captured_amount, capture_count,
            psp_reference, last_error,
            review_amount, review_currency, decided_at, attempt, unanswered, asked, phase, since,
            requested_at, requested_by, next_attempt_at, released, refunded_amount, refund_count,
            dispute_count)
       WHERE o.id = r.id AND o.id = ANY(#{id})
      """)
  int save(Map<String, Object> columns);

  @Insert(
      """
      INSERT INTO payment_captures (payment_order_id, n, payment_id, seller_id, amount, commission,
        currency, psp_reference, captured_at)
      SELECT * FROM unnest(#{paymentOrderId}, #{n}, #{paymentId}, #{sellerId}, #{amount},
        #{commission}, #{currency}, #{pspReference}, #{capturedAt})
      """)
  int addCaptures(Map<String, Object> columns);

  @Select(
      "SELECT " + COLUMNS + " FROM payment_orders WHERE id = ANY(#{ids}) ORDER BY id FOR UPDATE")
  List<PaymentOrderRow> lock(@Param("ids") long[] ids);

  @Select("SELECT " + COLUMNS + " FROM payment_orders WHERE id = ANY(#{ids})")
  List<PaymentOrderRow> read(@Param("ids") long[] ids);

  /**
   * In no order: asked for one, the planner may walk the primary key of a table it thinks small.
   */
  @Select("SELECT " + COLUMNS + " FROM payment_orders WHERE payment_id = #{payment}")
  List<PaymentOrderRow> ofPayment(@Param("payment") long payment);

  @Select(
      """
      SELECT payment_order_id, n, amount, commission, currency, psp_reference, captured_at
        FROM payment_captures WHERE payment_order_id = ANY(#{ids}) ORDER BY payment_order_id, n
      """)
  List<CaptureRow> captures(@Param("ids") long[] ids);

  /** An order with the reference its captures name. */
  record Authorization(long id, String authorizationReference) {}

  @Select(
      """
      SELECT o.id, (SELECT p.authorization_reference FROM payments p WHERE p.id = o.payment_id)
          AS authorization_reference
        FROM payment_orders o WHERE o.id = ANY(#{ids})
      """)
  List<Authorization> authorizations(@Param("ids") long[] ids);

  @Select(
      "SELECT "
          + COLUMNS
          + """
            FROM payment_orders WHERE phase = #{phase} AND next_attempt_at <= #{now}
           ORDER BY next_attempt_at LIMIT #{atMost} FOR UPDATE SKIP LOCKED
          """)
  List<PaymentOrderRow> claimDue(
      @Param("phase") String phase, @Param("now") Instant now, @Param("atMost") int atMost);

  @Select(
      "SELECT "
          + COLUMNS
          + """
            FROM payment_orders
           WHERE id = ANY(#{ids}) AND phase = 'RETRY' AND next_attempt_at <= #{now}
           ORDER BY id LIMIT #{atMost} FOR UPDATE SKIP LOCKED
          """)
  List<PaymentOrderRow> claimRetriesOf(
      @Param("ids") long[] ids, @Param("now") Instant now, @Param("atMost") int atMost);

  @Select(
      value =
          """
          UPDATE payment_orders SET updated_at = #{now}
           WHERE id = ANY(ARRAY(SELECT id FROM payment_orders
             WHERE status IN ('INITIATED_PENDING', 'CAPTURE_REQUESTED')
               AND (capture_method = 'AUTOMATIC' OR phase IS NOT NULL) AND updated_at < #{before}
             ORDER BY updated_at LIMIT #{atMost} FOR UPDATE SKIP LOCKED))
          RETURNING
          """
              + COLUMNS,
      affectData = true)
  List<PaymentOrderRow> claimLost(
      @Param("before") Instant before, @Param("now") Instant now, @Param("atMost") int atMost);
}
