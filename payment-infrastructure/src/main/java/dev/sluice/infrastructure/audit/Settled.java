package dev.sluice.infrastructure.audit;

/**
 * SQL that tells what rests from what is still moving. {@code moving(id, created_at)}: payments
 * touched within the settling time, with something open at the PSP, or waiting for a person.
 */
final class Settled {

  private Settled() {}

  private static final String CUTOFF = "(now() - make_interval(secs => #{settle} / 1000.0))";

  /** Begins a statement: {@code WITH moving AS (…), resting AS (…)}. */
  static final String RESTING =
      "WITH moving AS MATERIALIZED (SELECT p.id, p.created_at FROM payments p"
          + " WHERE p.updated_at > "
          + CUTOFF
          + " OR p.void_phase IS NOT NULL OR p.void_status = 'REVIEW' OR EXISTS (SELECT 1 FROM payment_orders o"
          + " WHERE o.payment_id = p.id AND (o.updated_at > "
          + CUTOFF
          + " OR o.phase IS NOT NULL OR o.status = 'REVIEW' OR (o.status = 'INITIATED_PENDING'"
          // the retry service tells a lost order again after two minutes
          + " AND #{settle} > 0 AND o.updated_at > now() - interval '3 minutes'))))"
          + ", resting AS MATERIALIZED (SELECT p.* FROM payments p WHERE p.id NOT IN (SELECT id FROM moving)) ";

  /** An intent that is still moving. */
  static final String MOVING_INTENT =
      "(i.updated_at > " + CUTOFF + " OR i.auth_phase IS NOT NULL OR i.status = 'REVIEW')";
}
