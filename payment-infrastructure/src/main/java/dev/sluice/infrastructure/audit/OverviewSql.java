package dev.sluice.infrastructure.audit;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What happened so far, in a few scans. */
@Mapper
interface OverviewSql {

  record Count(String word, long n) {}

  record Sum(String currency, long debit, long credit) {}

  record Held(String sellerId, String currency, long pending) {}

  record Percentiles(double p50, double p99, long n) {}

  @Select(
      """
      SELECT EXISTS (SELECT FROM payments)
          OR EXISTS (SELECT FROM payment_intents WHERE status = 'AUTHORIZED')
      """)
  boolean hasPayments();

  @Select("SELECT clock_timestamp()")
  Instant now();

  @Select("SELECT status AS word, count(*) AS n FROM payment_intents GROUP BY status ORDER BY 1")
  List<Count> intents();

  @Select("SELECT status AS word, count(*) AS n FROM payments GROUP BY status ORDER BY 1")
  List<Count> payments();

  @Select("SELECT status AS word, count(*) AS n FROM payment_orders GROUP BY status ORDER BY 1")
  List<Count> orders();

  @Select("SELECT count(*) FROM journal_entries")
  long journals();

  @Select(
      """
      SELECT currency,
          coalesce(sum(amount) FILTER (WHERE direction = 'DEBIT'), 0)::bigint AS debit,
          coalesce(sum(amount) FILTER (WHERE direction = 'CREDIT'), 0)::bigint AS credit
        FROM postings GROUP BY currency ORDER BY currency
      """)
  List<Sum> trialBalance();

  @Select(
      """
      SELECT (SELECT count(*) FROM payments WHERE completed AND void_status <> 'REQUESTED')
           + (SELECT count(*) FROM payment_intents
               WHERE status IN ('DECLINED', 'CANCELLED', 'EXPIRED'))
      """)
  long atRest();

  /**
   * What is still on its way by itself; what waits for a person or for a client is not. Movements
   * are counted, not matched: whether they are the right ones is a law's question.
   */
  @Select(
      """
      SELECT 'intents' AS word, count(*) AS n
        FROM payment_intents i LEFT JOIN payments p ON p.id = i.payment_id
       WHERE i.status = 'PENDING_AUTH' OR (i.status = 'AUTHORIZED' AND p.id IS NULL)
      UNION ALL
      SELECT 'payments', count(*)
        FROM payments p
        LEFT JOIN (SELECT payment_id,
              bool_or(phase IS NOT NULL
                OR (status = 'INITIATED_PENDING' AND capture_method = 'AUTOMATIC')) AS moving,
              bool_or(status IN ('REVIEW', 'INITIATED_PENDING', 'PARTIALLY_CAPTURED')) AS waiting
            FROM payment_orders GROUP BY payment_id) o ON o.payment_id = p.id
       WHERE p.void_status = 'REQUESTED'
          OR (NOT p.completed AND (coalesce(o.moving, TRUE) OR NOT o.waiting))
      UNION ALL
      SELECT 'refunds', count(*) FROM refunds WHERE status IN ('REQUESTED', 'PENDING')
      UNION ALL
      SELECT 'outbox', count(*) FROM outbox_event WHERE sent_at IS NULL
      UNION ALL
      SELECT 'journals', greatest(0,
          (SELECT count(*) FROM payments)
        + (SELECT count(*) + count(*) FILTER (WHERE commission > 0) FROM payment_captures)
        + (SELECT count(*) FILTER (WHERE released_amount + held_again_amount > 0)
              + count(*) FILTER (WHERE held_again_amount > 0)
              + count(*) FILTER (WHERE status = 'REVIEW' AND review_amount > 0)
            FROM payment_orders)
        + (SELECT count(*) + count(*) FILTER (WHERE commission > 0)
            FROM refunds WHERE status = 'SUCCEEDED')
        + (SELECT 2 * count(*) FILTER (WHERE verdict <> 'EXCESS_RETURNED')
              + count(*) FILTER (WHERE verdict = 'EXCESS_RETURNED')
              + count(*) FILTER (WHERE verdict = 'CAPTURED' AND captured_amount < suspended_amount)
            FROM resolutions WHERE confirmed_by IS NOT NULL AND suspended_amount > 0)
        + (SELECT count(*) + count(*) FILTER (WHERE status = 'WON')
              + count(*) FILTER (WHERE bearer = 'PLATFORM') + count(*) FILTER (WHERE commission > 0)
            FROM disputes)
        - (SELECT count(*) FROM journal_entries WHERE movement_kind NOT IN (
      """
          + SettlementSql.KINDS
          + """
            )))
          UNION ALL
          SELECT 'balances', count(*)
            FROM accounts a
            LEFT JOIN (SELECT account_id, sum(balance) AS stored
                FROM account_balances GROUP BY account_id) b ON b.account_id = a.id
            LEFT JOIN (SELECT p.account_id,
                  sum(CASE WHEN p.direction = x.normal_side THEN p.amount ELSE -p.amount END) AS summed
                FROM postings p JOIN accounts x ON x.id = p.account_id
               GROUP BY p.account_id) s ON s.account_id = a.id
           WHERE coalesce(b.stored, 0) <> coalesce(s.summed, 0)
          """)
  List<Count> inFlight();

  @Select(
      """
      SELECT (SELECT count(*) FROM payment_intents WHERE status = 'REVIEW')
           + (SELECT count(*) FROM payment_orders WHERE status = 'REVIEW')
           + (SELECT count(*) FROM payments WHERE void_status = 'REVIEW')
           + (SELECT count(*) FROM refunds WHERE status = 'REVIEW')
      """)
  long inReview();

  @Select(
      """
      SELECT (SELECT count(*) FROM dead_letters WHERE status = 'OPEN')
           + (SELECT count(*) FROM outbox_event WHERE buried_reason IS NOT NULL)
      """)
  long deadLetters();

  @Select(
      """
      SELECT a.seller_id, a.currency, sum(b.balance)::bigint AS pending
        FROM accounts a JOIN account_balances b ON b.account_id = a.id
       WHERE a.account_type = 'MERCHANT_PAYABLE'
       GROUP BY a.seller_id, a.currency
       ORDER BY pending DESC, a.seller_id, a.currency LIMIT #{atMost}
      """)
  List<Held> mostPending(@Param("atMost") int atMost);

  @Select("SELECT current_setting('track_commit_timestamp') = 'on'")
  boolean tracksCommits();

  /**
   * Of what is captured by itself: from the acceptance of an intent to the commit of the balance
   * with its last capture, in milliseconds by this database's clock. The inbox row of the balance
   * commits with it; where its commit is not known any more, its insertion has to do.
   *
   * @param tracked whether commit times are kept
   */
  @Select(
      """
      SELECT coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY took), 0)::float8 AS p50,
          coalesce(percentile_disc(0.99) WITHIN GROUP (ORDER BY took), 0)::float8 AS p99,
          count(*) AS n
        FROM (SELECT extract(epoch FROM max(
              CASE WHEN #{tracked} THEN coalesce(pg_xact_commit_timestamp(x.xmin), x.recorded_at)
                ELSE x.recorded_at END) - i.accepted_at) * 1000 AS took
            FROM payment_intents i
            JOIN payments p ON p.id = i.payment_id
            JOIN payment_captures c ON c.payment_id = p.id
            JOIN payment_orders o ON o.id = c.payment_order_id
            LEFT JOIN inbox x ON x.step = 'account-balance-consumer'
             AND x.event_id = p.public_payment_id || ':LedgerEntriesRecorded:CAPTURE:'
               || o.public_payment_order_id || ':' || c.n
           WHERE i.created_at >= #{since} AND i.capture_method = 'AUTOMATIC'
           GROUP BY i.id
          HAVING bool_and(x.event_id IS NOT NULL)) lives
      """)
  Percentiles acceptedToBalance(@Param("since") Instant since, @Param("tracked") boolean tracked);
}
