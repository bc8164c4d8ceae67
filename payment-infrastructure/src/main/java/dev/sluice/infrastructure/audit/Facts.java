package dev.sluice.infrastructure.audit;

/**
 * Every movement the business tables know of, by its key. An authorization without a payment has no
 * key yet: it names the intent.
 */
final class Facts {

  static final String FACTS =
      """
      , facts AS (
        SELECT CASE WHEN p.id IS NULL
              THEN 'AUTH_HOLD of ' || i.public_payment_intent_id || ' (never expanded)'
              ELSE 'AUTH_HOLD:' || p.public_payment_id END AS movement_key,
            i.payment_id, i.total_amount AS amount, i.currency
          FROM payment_intents i LEFT JOIN payments p ON p.id = i.payment_id
         WHERE i.status = 'AUTHORIZED'
        UNION ALL
        SELECT 'CAPTURE:' || o.public_payment_order_id || ':' || c.n, c.payment_id, c.amount,
            c.currency
          FROM payment_captures c JOIN payment_orders o ON o.id = c.payment_order_id
        UNION ALL
        SELECT 'COMMISSION:' || o.public_payment_order_id || ':' || c.n, c.payment_id,
            c.commission, c.currency
          FROM payment_captures c JOIN payment_orders o ON o.id = c.payment_order_id
         WHERE c.commission > 0
        UNION ALL
        SELECT 'AUTH_RELEASE:' || public_payment_order_id, payment_id,
            released_amount + held_again_amount, currency
          FROM payment_orders WHERE released_amount + held_again_amount > 0
        UNION ALL
        SELECT 'AUTH_HOLD_AGAIN:' || public_payment_order_id, payment_id, held_again_amount,
            currency
          FROM payment_orders WHERE held_again_amount > 0
        UNION ALL
        SELECT m.kind || ':' || o.public_payment_order_id || ':' || r.n, r.payment_id, m.amount,
            r.currency
          FROM resolutions r JOIN payment_orders o ON o.id = r.payment_order_id
          CROSS JOIN LATERAL (
            SELECT kind, r.suspended_amount AS amount
              FROM unnest(ARRAY['CAPTURE_REVIEW', 'CAPTURE_REVIEW_DONE']) AS kind
             WHERE r.verdict <> 'EXCESS_RETURNED'
            UNION ALL
            SELECT 'CAPTURE_EXCESS', r.suspended_amount - r.captured_amount
             WHERE r.verdict = 'CAPTURED'
            UNION ALL
            SELECT 'CAPTURE_EXCESS_DONE', r.suspended_amount
             WHERE r.verdict = 'EXCESS_RETURNED') m
         WHERE r.confirmed_by IS NOT NULL AND m.amount > 0
        UNION ALL
        SELECT 'REFUND:' || public_refund_id, payment_id, amount, currency
          FROM refunds WHERE status = 'SUCCEEDED'
        UNION ALL
        SELECT 'COMMISSION_REVERSAL:' || public_refund_id, payment_id, commission, currency
          FROM refunds WHERE status = 'SUCCEEDED' AND commission > 0
        UNION ALL
        SELECT 'CHARGEBACK:' || public_dispute_id, payment_id, amount, currency FROM disputes
        UNION ALL
        SELECT 'CHARGEBACK_WON:' || public_dispute_id, payment_id, amount, currency
          FROM disputes WHERE status = 'WON'
        UNION ALL
        SELECT 'CHARGEBACK_LOST:' || public_dispute_id, payment_id, amount, currency
          FROM disputes WHERE bearer = 'PLATFORM'
        UNION ALL
        SELECT 'COMMISSION_REVERSAL:' || public_dispute_id, payment_id, commission, currency
          FROM disputes WHERE commission > 0
        UNION ALL
        SELECT 'CAPTURE_REVIEW:' || public_payment_order_id || ':' || demand_no,
            payment_id, review_amount, review_currency
          FROM payment_orders WHERE status = 'REVIEW' AND review_amount > 0)
      """;

  private Facts() {}
}
