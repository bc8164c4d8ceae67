package dev.sluice.infrastructure.payment;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for ever tells the story; what passes through outbox and inbox is dropped by day.
 */
@Mapper
interface TimelineSql {

  /** Whose story it is, and under which keys the PSP was asked about it. */
  String WHOSE =
      """
      WITH intent AS (
        SELECT * FROM payment_intents WHERE payment_id = #{payment}
      ), orders AS (
        SELECT * FROM payment_orders WHERE payment_id = #{payment}
        <if test="seller != null">AND seller_id = #{seller}</if>
      ), back AS (
        SELECT r.* FROM refunds r JOIN orders o ON o.id = r.payment_order_id
      ), asked AS (
        SELECT o.public_payment_order_id AS subject, o.public_payment_order_id || ':capture-' || n AS psp_key
          FROM orders o, generate_series(1, GREATEST(o.capture_count, o.demand_no) + 1) n
        UNION ALL SELECT public_refund_id, public_refund_id FROM back
        <if test="seller == null">
        UNION ALL SELECT public_payment_intent_id, public_payment_intent_id || ':authorize' FROM intent
        UNION ALL SELECT public_payment_intent_id, public_payment_intent_id || ':void' FROM intent
        UNION ALL SELECT public_payment_intent_id, public_payment_intent_id || ':expiry' FROM intent
        </if>
      """;

  /** What happened to orders, and what was booked. */
  String OF_ORDERS =
      """
      ), story AS (
        SELECT a.opened_at AS happened_at, 1 AS turn, 'PSP_' || a.source AS kind, k.subject::text AS subject,
               COALESCE(a.answer_amount, a.amount) AS amount, COALESCE(a.answer_currency, a.currency)::text AS currency,
               COALESCE(a.answer, 'NOTHING_YET')::text AS detail, NULL::text AS cause
          FROM asked k JOIN psp_attempts a ON a.psp_key = k.psp_key
        UNION ALL
        SELECT c.captured_at, 4, 'CAPTURED', o.public_payment_order_id, c.amount, c.currency, NULL, NULL
          FROM orders o JOIN payment_captures c ON c.payment_order_id = o.id
        UNION ALL
        SELECT created_at, 3, 'REFUND_REQUESTED', public_refund_id, amount, currency, NULL, NULL FROM back
        UNION ALL
        SELECT decided_at, 5, 'REFUND_ENDED', public_refund_id, amount, currency, status, NULL
          FROM back WHERE decided_at IS NOT NULL
        UNION ALL
        SELECT d.opened_at, 6, 'DISPUTE_OPENED', d.public_dispute_id, d.amount, d.currency, NULL, NULL
          FROM orders o JOIN disputes d ON d.payment_order_id = o.id
        UNION ALL
        SELECT d.decided_at, 7, 'DISPUTE_ENDED', d.public_dispute_id, d.amount, d.currency, d.status, NULL
          FROM orders o JOIN disputes d ON d.payment_order_id = o.id WHERE d.decided_at IS NOT NULL
        UNION ALL
        SELECT r.confirmed_at, 8, 'RESOLVED', r.subject, NULL, NULL, r.verdict, NULL
          FROM resolutions r
         WHERE r.confirmed_at IS NOT NULL AND r.subject IN (
           SELECT public_payment_order_id FROM orders UNION ALL SELECT public_refund_id FROM back
           <if test="seller == null">
           UNION ALL SELECT public_payment_intent_id FROM intent
           UNION ALL SELECT public_payment_id FROM payments WHERE id = #{payment}
           </if>)
        UNION ALL
        SELECT j.occurred_at, 9, 'BOOKED', j.public_journal_entry_id, NULL, NULL, j.movement_key, j.cause_event_id
          FROM journal_entries j
         WHERE j.payment_id = #{payment}
         <if test="seller != null">
           AND EXISTS (
             SELECT 1 FROM postings x JOIN accounts a ON a.id = x.account_id
              WHERE x.journal_entry_id = j.id AND a.seller_id = #{seller})
         </if>
      """;

  /** What happened to the payment as a whole: nothing of a seller's. */
  String OF_THE_WHOLE =
      """
        <if test="seller == null">
        UNION ALL
        SELECT created_at, 0, 'ACCEPTED', public_payment_intent_id, total_amount, currency, NULL, NULL FROM intent
        UNION ALL
        SELECT p.created_at, 2, 'AUTHORIZED', p.public_payment_id, p.total_amount, p.currency, NULL, NULL
          FROM payments p WHERE p.id = #{payment}
        UNION ALL
        SELECT e.captured_at, 10, 'COMPLETED', p.public_payment_id, e.captured_amount, e.currency, e.event_type,
               e.parent_event_id
          FROM payments p JOIN payment_captured_events e ON e.payment_id = p.id WHERE p.id = #{payment}
        </if>
      """;

  /**
   * At most 5,000 entries: a hundred sellers with ten captures and refunds each.
   *
   * @param seller whose orders alone count; null for everything
   */
  @Select({
    "<script>",
    WHOSE,
    OF_ORDERS,
    OF_THE_WHOLE,
    ") SELECT happened_at, kind, subject, amount, currency, detail, cause",
    "FROM story ORDER BY happened_at, turn, subject LIMIT 5000",
    "</script>"
  })
  List<TimelineRow> read(@Param("payment") long payment, @Param("seller") @Nullable String seller);
}
