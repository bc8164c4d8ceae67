package dev.sluice.infrastructure.audit;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/**
 * Law 10: every payment ends once, and no status says anything else than the amounts. An order that
 * is captured by itself and rests as it began was forgotten; one that waits to be asked for may.
 */
@Mapper
interface EndsSql {

  String CAPTURED =
      """
      , captured AS (
        SELECT payment_order_id, payment_id, count(*) AS n, max(n) AS last, sum(amount) AS amount
          FROM payment_captures GROUP BY payment_order_id, payment_id),
      refunded AS (
        SELECT payment_order_id, payment_id, count(*) AS n,
            coalesce(sum(amount) FILTER (WHERE status = 'SUCCEEDED'), 0) AS amount
          FROM refunds GROUP BY payment_order_id, payment_id),
      disputed AS (
        SELECT payment_order_id, count(*) AS n FROM disputes GROUP BY payment_order_id)
      """;

  String COUNTED =
      """
              || ' (captures, refunds, disputes counted: '
              || concat_ws(', ', o.capture_count, o.refund_count, o.dispute_count) || '; there: '
              || concat_ws(', ', coalesce(c.n, 0), coalesce(f.n, 0), coalesce(d.n, 0)) || ')'
              AS detail
            FROM payment_orders o
            LEFT JOIN captured c ON c.payment_order_id = o.id
            LEFT JOIN refunded f ON f.payment_order_id = o.id
            LEFT JOIN disputed d ON d.payment_order_id = o.id
      """;

  @Select(
      Unsettled.WITH
          + CAPTURED
          + Violation.FIRST
          + """
          SELECT o.public_payment_order_id || ' is ' || o.status || ', captured '
              || o.captured_amount || ' and refunded ' || o.refunded_amount
              || ', its captures are ' || coalesce(c.amount, 0) || ', its refunds '
              || coalesce(f.amount, 0) || ' of ' || o.amount || ' ' || o.currency
          """
          + COUNTED
          + """
           WHERE (o.captured_amount <> coalesce(c.amount, 0)
               OR o.capture_count <> coalesce(c.n, 0)
               OR o.refunded_amount <> coalesce(f.amount, 0)
               OR o.refund_count <> coalesce(f.n, 0)
               OR o.dispute_count <> coalesce(d.n, 0)
               OR coalesce(c.last, 0) > o.demand_no
               OR (o.status = 'INITIATED_PENDING' AND o.capture_method = 'AUTOMATIC')
               OR (o.status IN ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED')
                 AND coalesce(c.amount, 0) = 0)
               OR (o.status NOT IN ('CAPTURED', 'PARTIALLY_REFUNDED', 'REFUNDED')
                 AND c.amount = o.amount)
               OR (o.status = 'PARTIALLY_CAPTURED' AND coalesce(c.amount, 0) = 0)
               OR (o.status IN ('INITIATED_PENDING', 'CAPTURE_FAILED', 'CANCELLED')
                 AND c.amount > 0)
               OR (o.status = 'PARTIALLY_REFUNDED')
                 <> (coalesce(f.amount, 0) > 0 AND f.amount < coalesce(c.amount, 0))
               OR (o.status = 'REFUNDED')
                 <> (coalesce(f.amount, 0) > 0 AND f.amount = coalesce(c.amount, 0))
               OR (o.status IN ('CAPTURED', 'CAPTURE_FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED',
                   'REFUNDED')
                 AND o.released_amount <> o.amount - coalesce(c.amount, 0))
               OR (o.status NOT IN ('CAPTURED', 'CAPTURE_FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED',
                   'REFUNDED', 'REVIEW')
                 AND o.released_amount <> 0))
             AND o.payment_id NOT IN (SELECT payment_id FROM unsettled)
          UNION ALL
          SELECT p.public_payment_id || ' is ' || p.status
              || CASE WHEN p.completed THEN ' and completed' ELSE '' END || ', captured '
              || p.captured_amount || ' and refunded ' || p.refunded_amount
              || ', its captures are ' || coalesce(c.amount, 0) || ', its refunds '
              || coalesce(f.amount, 0) || ' of ' || p.total_amount || ' ' || p.currency
            FROM payments p
            LEFT JOIN (SELECT payment_id, sum(amount) AS amount
                FROM captured GROUP BY payment_id) c ON c.payment_id = p.id
            LEFT JOIN (SELECT payment_id, sum(amount) AS amount
                FROM refunded GROUP BY payment_id) f ON f.payment_id = p.id
            LEFT JOIN (SELECT payment_id,
                  bool_and(status IN ('CAPTURED', 'CAPTURE_FAILED', 'CANCELLED',
                    'PARTIALLY_REFUNDED', 'REFUNDED')) AS is_final
                FROM payment_orders GROUP BY payment_id) o ON o.payment_id = p.id
           WHERE (p.captured_amount <> coalesce(c.amount, 0)
               OR p.refunded_amount <> coalesce(f.amount, 0)
               OR p.completed <> coalesce(o.is_final, FALSE)
               OR (p.completed AND p.captured_amount < p.total_amount
                 AND p.void_status NOT IN ('VOIDED', 'REVIEW'))
               OR p.status <> CASE
                    WHEN coalesce(c.amount, 0) = 0 AND p.completed THEN 'VOIDED'
                    WHEN coalesce(c.amount, 0) = 0 THEN 'NOT_CAPTURED'
                    WHEN f.amount = c.amount THEN 'REFUNDED'
                    WHEN f.amount > 0 THEN 'PARTIALLY_REFUNDED'
                    WHEN c.amount = p.total_amount THEN 'CAPTURED'
                    ELSE 'PARTIALLY_CAPTURED' END)
             AND p.id NOT IN (SELECT payment_id FROM unsettled)
          """
          + Violation.OF_MANY)
  List<Violation> statusesThatAmountsDeny(@Param("cutoff") Instant cutoff);

  @Select(
      Unsettled.WITH
          + CAPTURED
          + Violation.FIRST
          + """
          SELECT p.public_payment_id || CASE WHEN p.completed THEN ' is final and told '
                ELSE ' is not final, but told ' END
              || coalesce(e.event_type || ' ' || e.captured_amount, 'nothing') || ', captured '
              || coalesce(c.amount, 0) || ' ' || p.currency AS detail
            FROM payments p
            LEFT JOIN payment_captured_events e ON e.payment_id = p.id
            LEFT JOIN (SELECT payment_id, sum(amount) AS amount
                FROM captured GROUP BY payment_id) c ON c.payment_id = p.id
           WHERE (p.completed <> (e.payment_id IS NOT NULL)
               OR e.captured_amount <> coalesce(c.amount, 0)
               OR e.total_amount <> p.total_amount OR e.currency <> p.currency
               OR (e.event_type = 'PaymentCaptured') <> (coalesce(c.amount, 0) > 0))
             AND p.id NOT IN (SELECT payment_id FROM unsettled)
          UNION ALL
          SELECT i.public_payment_intent_id || ' is ' || i.status || ' over '
              || i.total_amount || ' ' || i.currency || ', its payment '
              || coalesce(p.public_payment_id || ' has orders of ' || coalesce(o.amount, 0),
                'does not exist')
            FROM payment_intents i
            LEFT JOIN payments p ON p.id = i.payment_id
            LEFT JOIN (SELECT payment_id, sum(amount) AS amount
                FROM payment_orders GROUP BY payment_id) o ON o.payment_id = p.id
           WHERE ((i.status = 'AUTHORIZED') <> (p.id IS NOT NULL)
               OR p.total_amount <> i.total_amount OR p.currency <> i.currency
               OR (p.id IS NOT NULL AND coalesce(o.amount, 0) <> i.total_amount))
             AND i.id NOT IN (SELECT intent_id FROM unsettled)
          """
          + Violation.OF_MANY)
  List<Violation> endsNotToldOnce(@Param("cutoff") Instant cutoff);
}
