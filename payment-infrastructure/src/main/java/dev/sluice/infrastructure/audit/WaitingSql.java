package dev.sluice.infrastructure.audit;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What should not stay as it is: each found by an index that holds nothing else. */
@Mapper
interface WaitingSql {

  record WaitingRow(String what, long n, double oldestSeconds, @Nullable String oldest) {}

  @Select(
      """
      SELECT what, count(*) AS n,
          coalesce(extract(epoch FROM clock_timestamp() - min(since)), 0)::float8 AS oldest_seconds,
          (array_agg(name ORDER BY since))[1] AS oldest
        FROM (
          SELECT status AS what, public_payment_intent_id AS name, auth_since AS since
            FROM payment_intents WHERE auth_phase IS NOT NULL
          UNION ALL
          SELECT status, public_payment_order_id, coalesce(since, created_at)
            FROM payment_orders
           WHERE status IN ('INITIATED_PENDING', 'CAPTURE_REQUESTED', 'PENDING_CAPTURE')
             AND (capture_method = 'AUTOMATIC' OR phase IS NOT NULL)
          UNION ALL
          SELECT 'VOID_REQUESTED', public_payment_id, void_since
            FROM payments WHERE void_phase IS NOT NULL AND void_status = 'REQUESTED'
          UNION ALL
          SELECT 'REFUND', public_refund_id, created_at
            FROM refunds WHERE status IN ('REQUESTED', 'PENDING')
          UNION ALL
          SELECT 'OUTBOX', event_id, created_at FROM outbox_event WHERE sent_at IS NULL
          UNION ALL
          SELECT 'WEBHOOKS', event_id, received_at FROM psp_webhooks WHERE ended_at IS NULL
          UNION ALL
          SELECT 'DEAD_LETTERS', event_id, recorded_at FROM dead_letters WHERE status = 'OPEN')
          waiting
       GROUP BY what
      """)
  List<WaitingRow> all();
}
