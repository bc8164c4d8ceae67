package dev.sluice.infrastructure.audit;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/**
 * The laws of things at rest. Both sides leave out the payments that are not: every posting belongs
 * to an entry, every entry to a payment.
 */
@Mapper
interface RestSql {

  /** What was left out of a law, and since when the oldest of it exists. */
  record LeftOut(long count, double oldestSeconds) {}

  @Select(
      Unsettled.WITH
          + """
          SELECT count(*) AS count,
              coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS oldest_seconds
            FROM unsettled
          """)
  LeftOut payments(@Param("cutoff") Instant cutoff);

  /** Law 2, the part at rest. */
  @Select(
      Unsettled.WITH
          + Violation.FIRST
          + """
          SELECT coalesce(pay.public_payment_id, 'payment ' || payment_id) || ' holds '
              || coalesce(h.held, 0) || ' ' || currency || ', its orders may still capture '
              || coalesce(d.due, 0) AS detail
            FROM (SELECT j.payment_id, p.currency,
                  sum(CASE p.direction WHEN 'DEBIT' THEN p.amount ELSE -p.amount END) AS held
                FROM postings p
                JOIN accounts a ON a.id = p.account_id AND a.account_type = 'AUTH_RECEIVABLE'
                JOIN journal_entries j ON j.id = p.journal_entry_id
               GROUP BY j.payment_id, p.currency) h
            FULL JOIN (SELECT o.payment_id, o.currency,
                  sum(o.amount - o.released_amount - coalesce(c.captured, 0)) AS due
                FROM payment_orders o
                LEFT JOIN (SELECT payment_order_id, sum(amount) AS captured
                    FROM payment_captures GROUP BY payment_order_id) c
                  ON c.payment_order_id = o.id
               GROUP BY o.payment_id, o.currency) d USING (payment_id, currency)
            LEFT JOIN (SELECT id, public_payment_id FROM payments) pay ON pay.id = payment_id
           WHERE coalesce(h.held, 0) <> coalesce(d.due, 0)
             AND payment_id NOT IN (SELECT payment_id FROM unsettled)
          """
          + Violation.OF_MANY)
  List<Violation> holdsThatOrdersDoNotExplain(@Param("cutoff") Instant cutoff);

  /**
   * What belongs to the payments that are looked at, or to none: among what was touched lately are
   * lines that were in suspense, for which the payment may be an old one.
   */
  String OF_THESE = " AND (payment_id = 0 OR payment_id IN (SELECT id FROM payments))";

  /** Law 3. */
  @Select(
      Unsettled.WITH
          + Violation.FIRST
          + """
          SELECT coalesce(pay.public_payment_id, 'payment ' || payment_id) || ': the PSP owes '
              || coalesce(b.owed, 0) || ' ' || currency || ' by the books, took '
              || coalesce(t.taken, 0) AS detail
            FROM (SELECT j.payment_id, p.currency,
                  sum(CASE p.direction WHEN 'DEBIT' THEN p.amount ELSE -p.amount END) AS owed
                FROM postings p
                JOIN accounts a ON a.id = p.account_id AND a.account_type = 'PSP_RECEIVABLE'
                JOIN journal_entries j ON j.id = p.journal_entry_id
               GROUP BY j.payment_id, p.currency) b
            FULL JOIN (SELECT payment_id, currency, sum(amount) AS taken FROM (
                  SELECT payment_id, currency, amount FROM payment_captures
                  UNION ALL
                  SELECT payment_id, currency, -amount FROM refunds WHERE status = 'SUCCEEDED'
                  UNION ALL
                  SELECT payment_id, currency, -amount FROM disputes WHERE status <> 'WON'
                  UNION ALL
                  SELECT payment_id, review_currency, review_amount FROM payment_orders
                   WHERE status = 'REVIEW' AND review_amount > 0
                  UNION ALL
                  SELECT payment_id, currency,
                      CASE verdict WHEN 'CAPTURED' THEN suspended_amount - captured_amount
                        ELSE -suspended_amount END
                    FROM resolutions
                   WHERE confirmed_by IS NOT NULL AND verdict <> 'CAPTURE_FAILED'
                  UNION ALL
                  SELECT payment_id, currency,
                      CASE WHEN line_type IN ('CAPTURE', 'CHARGEBACK_WON') THEN -gross ELSE gross END
                        - owed
                    FROM settlement_lines WHERE status <> 'SUSPENDED'
          """
          + OF_THESE
          + """
          UNION ALL
          SELECT payment_id, currency, -suspended FROM (
            SELECT coalesce(payment_id, 0) AS payment_id, currency, suspended
              FROM discrepancies
             WHERE status = 'RESOLVED' AND account_type = 'PSP_RECEIVABLE') resolved
           WHERE TRUE
          """
          + OF_THESE
          + """
                  ) facts
               GROUP BY payment_id, currency) t USING (payment_id, currency)
            LEFT JOIN (SELECT id, public_payment_id FROM payments) pay ON pay.id = payment_id
           WHERE coalesce(b.owed, 0) <> coalesce(t.taken, 0)
             AND payment_id NOT IN (SELECT payment_id FROM unsettled)
          """
          + Violation.OF_MANY)
  List<Violation> debtsOfThePspWithoutCapture(@Param("cutoff") Instant cutoff);

  /**
   * Law 4: what a seller has earned is pending until its capture is settled, then available or held
   * back; what he gave back he owes, and what reached his bank he has. Payouts are of no payment.
   */
  @Select(
      Unsettled.WITH
          + Violation.FIRST
          + """
          SELECT 'seller ' || coalesce(seller_id, '?') || ' is owed ' || coalesce(b.owed, 0)
              || ' ' || currency || ' for '
              || coalesce(pay.public_payment_id, 'payment ' || payment_id)
              || ' by the books, earned ' || coalesce(e.earned, 0) AS detail
            FROM (SELECT j.payment_id, a.seller_id, p.currency,
                  sum(CASE p.direction WHEN 'CREDIT' THEN p.amount ELSE -p.amount END) AS owed
                FROM postings p
                JOIN accounts a ON a.id = p.account_id AND a.account_type = 'MERCHANT_PAYABLE'
                JOIN journal_entries j ON j.id = p.journal_entry_id
               GROUP BY j.payment_id, a.seller_id, p.currency) b
            FULL JOIN (SELECT c.payment_id, c.seller_id, c.currency,
                  sum(c.amount - c.commission) AS earned
                FROM payment_captures c
               WHERE NOT EXISTS (SELECT FROM settlement_lines l
                   WHERE l.payment_order_id = c.payment_order_id AND l.n = c.n
                     AND l.status = 'SETTLED' AND l.line_type = 'CAPTURE')
               GROUP BY c.payment_id, c.seller_id, c.currency) e
              USING (payment_id, seller_id, currency)
            LEFT JOIN (SELECT id, public_payment_id FROM payments) pay ON pay.id = payment_id
           WHERE coalesce(b.owed, 0) <> coalesce(e.earned, 0)
             AND payment_id NOT IN (SELECT payment_id FROM unsettled)
          UNION ALL
          SELECT 'seller ' || coalesce(seller_id, '?') || ' has available ' || coalesce(b.owed, 0)
              || ' ' || currency || ' for '
              || coalesce(pay.public_payment_id, 'payment ' || payment_id)
              || ' by the books, gave back ' || coalesce(g.kept, 0)
            FROM (SELECT j.payment_id, a.seller_id, p.currency,
                  sum(CASE p.direction WHEN 'CREDIT' THEN p.amount ELSE -p.amount END) AS owed
                FROM postings p
                JOIN accounts a ON a.id = p.account_id AND a.account_type IN
                  ('MERCHANT_AVAILABLE', 'MERCHANT_RESERVE', 'PAYOUT_CLEARING')
                JOIN journal_entries j ON j.id = p.journal_entry_id
               GROUP BY j.payment_id, a.seller_id, p.currency) b
            FULL JOIN (SELECT payment_id, seller_id, currency, sum(kept) AS kept FROM (
                  SELECT payment_id, seller_id, currency, commission - amount AS kept
                    FROM refunds WHERE status = 'SUCCEEDED'
                  UNION ALL
                  SELECT c.payment_id, c.seller_id, c.currency, c.amount - c.commission
                    FROM payment_captures c
                    JOIN settlement_lines l
                      ON l.payment_order_id = c.payment_order_id AND l.n = c.n
                     AND l.status = 'SETTLED' AND l.line_type = 'CAPTURE'
                  UNION ALL
                  SELECT payment_id, seller_id, currency, suspended FROM (
                    SELECT coalesce(payment_id, 0) AS payment_id, seller_id, currency, suspended
                      FROM discrepancies
                     WHERE status = 'RESOLVED' AND account_type = 'MERCHANT_AVAILABLE') resolved
                   WHERE TRUE
          """
          + OF_THESE
          + """
                  UNION ALL
                  SELECT payment_id, seller_id, currency,
                      commission - CASE WHEN bearer = 'PLATFORM' THEN 0 ELSE amount END
                    FROM disputes WHERE status <> 'WON'
                  UNION ALL
                  SELECT 0, seller_id, currency, -amount FROM payouts WHERE status = 'SETTLED') given
               GROUP BY payment_id, seller_id, currency) g
              USING (payment_id, seller_id, currency)
            LEFT JOIN (SELECT id, public_payment_id FROM payments) pay ON pay.id = payment_id
           WHERE coalesce(b.owed, 0) <> coalesce(g.kept, 0)
             AND payment_id NOT IN (SELECT payment_id FROM unsettled)
          """
          + Violation.OF_MANY)
  List<Violation> sellersOwedSomethingElse(@Param("cutoff") Instant cutoff);

  /** Law 6. */
  @Select(
      Unsettled.WITH
          + Facts.FACTS
          + Violation.FIRST
          + """
          SELECT coalesce(f.movement_key, e.movement_key)
              || CASE WHEN e.movement_key IS NULL
                   THEN ': ' || f.amount || ' ' || f.currency || ' without an entry'
                 WHEN f.movement_key IS NULL
                   THEN ': ' || e.most || ' ' || e.currency || ' in the books without a fact'
                 ELSE ': ' || f.amount || ' ' || f.currency || ', in the books '
                   || e.least || ' to ' || e.most || ' ' || e.currency END AS detail
            FROM facts f
            FULL JOIN (SELECT j.movement_key, j.payment_id, min(p.amount) AS least,
                  max(p.amount) AS most, min(p.currency) AS currency
                FROM journal_entries j JOIN postings p ON p.journal_entry_id = j.id
               WHERE j.movement_kind NOT IN (
          """
          + SettlementSql.KINDS
          + """
                 )
               GROUP BY j.id) e
              ON e.movement_key = f.movement_key
           WHERE (e.movement_key IS NULL OR f.movement_key IS NULL OR f.amount <> e.least
               OR f.amount <> e.most OR f.currency <> e.currency)
             AND coalesce(f.payment_id, e.payment_id) NOT IN (SELECT payment_id FROM unsettled)
          """
          + Violation.OF_MANY)
  List<Violation> factsAndEntriesApart(@Param("cutoff") Instant cutoff);

  /** Accounts something was posted to after the cutoff. */
  String TOUCHED =
      """
      touched AS MATERIALIZED (
        SELECT p.account_id, min(j.created_at) AS created_at
          FROM journal_entries j JOIN postings p ON p.journal_entry_id = j.id
         WHERE j.created_at > #{cutoff} GROUP BY p.account_id)
      """;

  @Select(
      "WITH "
          + TOUCHED
          + """
          SELECT count(*) AS count,
              coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS oldest_seconds
            FROM touched
          """)
  LeftOut accounts(@Param("cutoff") Instant cutoff);

  /** Law 7. */
  @Select(
      "WITH "
          + TOUCHED
          + Violation.FIRST
          + """
          SELECT concat_ws(':', a.account_type, a.seller_id, a.currency) || ' is stored as '
              || coalesce(b.stored, 0) || ', its postings add up to ' || coalesce(s.summed, 0)
              AS detail
            FROM accounts a
            LEFT JOIN (SELECT account_id, sum(balance) AS stored
                FROM account_balances GROUP BY account_id) b ON b.account_id = a.id
            LEFT JOIN (SELECT p.account_id,
                  sum(CASE WHEN p.direction = x.normal_side THEN p.amount ELSE -p.amount END)
                    AS summed
                FROM postings p JOIN accounts x ON x.id = p.account_id
               GROUP BY p.account_id) s ON s.account_id = a.id
           WHERE coalesce(b.stored, 0) <> coalesce(s.summed, 0)
             AND a.id NOT IN (SELECT account_id FROM touched)
          """
          + Violation.OF_MANY)
  List<Violation> balancesThatAreNotSums(@Param("cutoff") Instant cutoff);
}
