package dev.sluice.infrastructure.audit;

/**
 * What a law at rest cannot judge yet: changed after {@code #{cutoff}}, or with something open at
 * the PSP. An order nobody asked to capture is told again after two minutes, so it gets three. One
 * row per intent with the id its payment has or will have.
 */
final class Unsettled {

  static final String UNSETTLED =
      """
      unsettled AS MATERIALIZED (
        SELECT i.id AS intent_id, i.payment_id, i.created_at
          FROM payment_intents i
          LEFT JOIN payments p ON p.id = i.payment_id
          LEFT JOIN (SELECT payment_id, max(updated_at) AS updated_at,
                bool_or(phase IS NOT NULL OR (status = 'INITIATED_PENDING'
                  AND #{cutoff} < now() AND updated_at > now() - interval '3 minutes')) AS is_open
              FROM payment_orders GROUP BY payment_id) o ON o.payment_id = i.payment_id
         WHERE i.status = 'PENDING_AUTH' OR i.updated_at > #{cutoff} OR p.updated_at > #{cutoff}
            OR p.void_status = 'REQUESTED' OR o.updated_at > #{cutoff} OR o.is_open
            OR i.payment_id IN (
              SELECT payment_id FROM refunds WHERE status IN ('REQUESTED', 'PENDING')))
      """;

  static final String WITH = "WITH " + UNSETTLED;

  private Unsettled() {}
}
