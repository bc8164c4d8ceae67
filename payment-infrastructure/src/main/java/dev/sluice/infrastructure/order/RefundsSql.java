package dev.sluice.infrastructure.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The refunds of orders: whoever writes one has locked its order, so jobs lock the orders too. */
@Mapper
interface RefundsSql {

  /** In the order they were asked for: the one that ended makes room for the one that begins. */
  @Insert(
      """
      INSERT INTO refunds AS f (id, public_refund_id, payment_order_id, n, payment_id, seller_id,
        amount, currency, status, commission, psp_reference, last_error, review_amount,
        review_currency, decided_at, attempt, unanswered, asked, phase, since, requested_at,
        requested_by, next_attempt_at, created_at, updated_at)
      SELECT r.*, #{now}
        FROM unnest(#{id}, #{publicId}, #{paymentOrderId}, #{n}, #{paymentId}, #{sellerId},
          #{amount}, #{currency}, #{status}, #{commission}, #{pspReference}, #{lastError},
          #{reviewAmount}, #{reviewCurrency}, #{decidedAt}, #{attempt}, #{unanswered}, #{asked},
          #{phase}, #{since}, #{requestedAt}, #{requestedBy}, #{nextAttemptAt}, #{createdAt})
          AS r(id, public_id, payment_order_id, n, payment_id, seller_id, amount, currency,
            status, commission, psp_reference, last_error, review_amount, review_currency,
            decided_at, attempt, unanswered, asked, phase, since, requested_at, requested_by,
            next_attempt_at, created_at)
       ORDER BY r.payment_order_id, r.n
      ON CONFLICT (id) DO UPDATE
         SET status = EXCLUDED.status, amount = EXCLUDED.amount,
             commission = EXCLUDED.commission,
             psp_reference = EXCLUDED.psp_reference, last_error = EXCLUDED.last_error,
             review_amount = EXCLUDED.review_amount,
             review_currency = EXCLUDED.review_currency, decided_at = EXCLUDED.decided_at,
             attempt = EXCLUDED.attempt, unanswered = EXCLUDED.unanswered,
             asked = EXCLUDED.asked, phase = EXCLUDED.phase, since = EXCLUDED.since,
             requested_at = EXCLUDED.requested_at, requested_by = EXCLUDED.requested_by,
             next_attempt_at = EXCLUDED.next_attempt_at, updated_at = EXCLUDED.updated_at
      """)
  int save(Map<String, Object> columns);

  @Select(
      """
      SELECT payment_order_id, id, amount, currency, status, commission, psp_reference, last_error,
             review_amount, review_currency, decided_at, attempt, unanswered, asked, phase, since,
             requested_at, requested_by, next_attempt_at, created_at
        FROM refunds WHERE payment_order_id = ANY(#{orders}) ORDER BY payment_order_id, n
      """)
  List<RefundRow> ofOrders(@Param("orders") long[] orders);

  @Select("SELECT payment_order_id FROM refunds WHERE id = #{id}")
  Optional<Long> orderOf(@Param("id") long id);

  /** Locks the orders whose refund seems due; it is looked at again behind the lock. */
  @Select(
      "SELECT "
          + PaymentOrdersSql.COLUMNS
          + """
            FROM payment_orders
           WHERE id = ANY(ARRAY(SELECT payment_order_id FROM refunds
             WHERE phase = #{phase} AND next_attempt_at <= #{now}
             ORDER BY next_attempt_at LIMIT #{atMost}))
           ORDER BY id FOR UPDATE SKIP LOCKED
          """)
  List<PaymentOrderRow> claimDue(
      @Param("phase") String phase, @Param("now") Instant now, @Param("atMost") int atMost);

  @Select(
      "SELECT "
          + PaymentOrdersSql.COLUMNS
          + """
            FROM payment_orders
           WHERE id = ANY(ARRAY(SELECT payment_order_id FROM refunds
             WHERE payment_order_id = ANY(#{ids}) AND phase = 'RETRY' AND next_attempt_at <= #{now}
             ORDER BY payment_order_id LIMIT #{atMost}))
           ORDER BY id FOR UPDATE SKIP LOCKED
          """)
  List<PaymentOrderRow> claimRetriesOf(
      @Param("ids") long[] ids, @Param("now") Instant now, @Param("atMost") int atMost);

  @Select(
      value =
          """
          UPDATE payment_orders SET updated_at = #{now}
           WHERE id = ANY(ARRAY(SELECT id FROM payment_orders
             WHERE id = ANY(ARRAY(SELECT payment_order_id FROM refunds
               WHERE phase = 'REQUESTED' AND updated_at < #{before}))
               AND updated_at < #{before}
             ORDER BY updated_at LIMIT #{atMost} FOR UPDATE SKIP LOCKED))
          RETURNING
          """
              + PaymentOrdersSql.COLUMNS,
      affectData = true)
  List<PaymentOrderRow> claimLost(
      @Param("before") Instant before, @Param("now") Instant now, @Param("atMost") int atMost);

  @Insert(
      """
      INSERT INTO disputes (id, public_dispute_id, payment_order_id, payment_id, seller_id, amount,
        currency, status, bearer, commission, opened_at, decided_at, updated_at)
      SELECT r.*, #{now}
        FROM unnest(#{id}, #{publicId}, #{paymentOrderId}, #{paymentId}, #{sellerId}, #{amount},
          #{currency}, #{status}, #{bearer}, #{commission}, #{openedAt}, #{decidedAt})
          AS r(id, public_id, payment_order_id, payment_id, seller_id, amount, currency, status,
            bearer, commission, opened_at, decided_at)
      ON CONFLICT (id) DO UPDATE
         SET status = EXCLUDED.status, bearer = EXCLUDED.bearer, commission = EXCLUDED.commission,
             decided_at = EXCLUDED.decided_at, updated_at = EXCLUDED.updated_at
      """)
  int saveDisputes(Map<String, Object> columns);

  @Select(
      """
      SELECT payment_order_id, id, amount, currency, status, bearer, commission, opened_at,
             decided_at
        FROM disputes WHERE payment_order_id = ANY(#{orders}) ORDER BY payment_order_id, id
      """)
  List<DisputeRow> disputesOf(@Param("orders") long[] orders);
}
