package dev.sluice.infrastructure.audit;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/**
 * What breaks each law, in words with public ids; nothing where it holds. At most a few rows each.
 */
@Mapper
interface LawsSql {

  /** Looking at everything may take a while, and disturbs nobody. */
  @Update("SET LOCAL statement_timeout = '10min'")
  void takeYourTime();

  /** How many payments are still moving and how old the oldest is. */
  record Moving(long count, long oldestSeconds) {}

  @Select(
      Settled.RESTING
          + """
          SELECT count(*) AS count,
                 coalesce(extract(epoch FROM now() - min(created_at)), 0)::bigint AS oldest_seconds
            FROM moving
          """)
  Moving moving(@Param("settle") long settle);

  @Select(
      """
      SELECT format('%s (%s) %s', j.public_journal_entry_id, j.movement_key,
                    CASE WHEN s.journal_entry_id IS NULL THEN 'has no postings'
                         ELSE format('debits %s, credits %s %s', s.debit, s.credit, s.currency) END)
        FROM journal_entries j
        LEFT JOIN (SELECT journal_entry_id, currency,
                          coalesce(sum(amount) FILTER (WHERE direction = 'DEBIT'), 0) AS debit,
                          coalesce(sum(amount) FILTER (WHERE direction = 'CREDIT'), 0) AS credit
                     FROM postings GROUP BY 1, 2) s ON s.journal_entry_id = j.id
       WHERE s.journal_entry_id IS NULL OR s.debit <> s.credit
      UNION ALL
      SELECT format('postings of an entry that is not there: %s', p.journal_entry_id)
        FROM postings p LEFT JOIN journal_entries j ON j.id = p.journal_entry_id
       WHERE j.id IS NULL
       LIMIT 5
      """)
  List<String> entriesBalance();

  @Select(
      """
      SELECT format('AUTH_RECEIVABLE %s, AUTH_LIABILITY %s %s', receivable, liability, currency)
        FROM (SELECT a.currency,
                     sum(CASE WHEN p.direction = 'DEBIT' THEN p.amount ELSE -p.amount END)
                       FILTER (WHERE a.account_type = 'AUTH_RECEIVABLE') AS receivable,
                     sum(CASE WHEN p.direction = 'CREDIT' THEN p.amount ELSE -p.amount END)
                       FILTER (WHERE a.account_type = 'AUTH_LIABILITY') AS liability
                FROM postings p JOIN accounts a ON a.id = p.account_id
               WHERE a.account_type IN ('AUTH_RECEIVABLE', 'AUTH_LIABILITY')
               GROUP BY a.currency) s
       WHERE receivable IS DISTINCT FROM liability
       LIMIT 5
      """)
  List<String> holdsMirrored();

  @Select(
      Settled.RESTING
          + """
          , books AS (
            SELECT j.payment_id,
                   sum(CASE WHEN p.direction = 'DEBIT' THEN p.amount ELSE -p.amount END) AS held
              FROM journal_entries j JOIN postings p ON p.journal_entry_id = j.id
              JOIN accounts a ON a.id = p.account_id AND a.account_type = 'AUTH_RECEIVABLE'
             GROUP BY j.payment_id),
          open AS (
            SELECT payment_id, sum(amount - captured_amount)
                     FILTER (WHERE status NOT IN ('CAPTURED', 'CAPTURE_FAILED', 'CANCELLED',
                                                  'PARTIALLY_REFUNDED', 'REFUNDED')) AS open
              FROM payment_orders GROUP BY payment_id)
          SELECT format('%s: the books hold %s, its open orders may capture %s', r.public_payment_id,
                        coalesce(b.held, 0), coalesce(o.open, 0))
            FROM resting r LEFT JOIN books b ON b.payment_id = r.id LEFT JOIN open o ON o.payment_id = r.id
           WHERE coalesce(b.held, 0) <> coalesce(o.open, 0)
           LIMIT 5
          """)
  List<String> holds(@Param("settle") long settle);

  @Select(
      Settled.RESTING
          + """
          , books AS (
            SELECT j.payment_id,
                   sum(CASE WHEN p.direction = 'DEBIT' THEN p.amount ELSE -p.amount END) AS owed
              FROM journal_entries j JOIN postings p ON p.journal_entry_id = j.id
              JOIN accounts a ON a.id = p.account_id AND a.account_type = 'PSP_RECEIVABLE'
             GROUP BY j.payment_id),
          taken AS (
            SELECT payment_id, sum(amount) AS taken FROM payment_captures GROUP BY payment_id)
          SELECT format('%s: the PSP owes %s by the books, captured were %s', r.public_payment_id,
                        coalesce(b.owed, 0), coalesce(t.taken, 0))
            FROM resting r LEFT JOIN books b ON b.payment_id = r.id LEFT JOIN taken t ON t.payment_id = r.id
           WHERE coalesce(b.owed, 0) <> coalesce(t.taken, 0)
           LIMIT 5
          """)
  List<String> pspOwesUs(@Param("settle") long settle);

  @Select(
      Settled.RESTING
          + """
          , books AS (
            SELECT j.payment_id, a.seller_id,
                   sum(CASE WHEN p.direction = 'CREDIT' THEN p.amount ELSE -p.amount END) AS payable
              FROM journal_entries j JOIN postings p ON p.journal_entry_id = j.id
              JOIN accounts a ON a.id = p.account_id AND a.account_type = 'MERCHANT_PAYABLE'
             GROUP BY 1, 2),
          earned AS (
            SELECT payment_id, seller_id, sum(amount - commission) AS earned
              FROM payment_captures GROUP BY 1, 2)
          SELECT format('%s, %s: payable %s by the books, captures less commission %s',
                        coalesce(b.seller_id, e.seller_id), r.public_payment_id,
                        coalesce(b.payable, 0), coalesce(e.earned, 0))
            FROM (books b FULL JOIN earned e USING (payment_id, seller_id))
            JOIN resting r ON r.id = payment_id
           WHERE coalesce(b.payable, 0) <> coalesce(e.earned, 0)
           LIMIT 5
          """)
  List<String> sellersAreOwed(@Param("settle") long settle);

  @Select(
      """
      SELECT format('%s: assets less liabilities %s, revenue less expense %s', currency,
                    assets - liabilities, revenue - expense)
        FROM (SELECT a.currency,
                     coalesce(sum(s.net) FILTER (WHERE a.category = 'ASSET'), 0) AS assets,
                     coalesce(-sum(s.net) FILTER (WHERE a.category = 'LIABILITY'), 0) AS liabilities,
                     coalesce(-sum(s.net) FILTER (WHERE a.category = 'REVENUE'), 0) AS revenue,
                     coalesce(sum(s.net) FILTER (WHERE a.category = 'EXPENSE'), 0) AS expense
                FROM accounts a
                JOIN (SELECT account_id,
                             sum(CASE WHEN direction = 'DEBIT' THEN amount ELSE -amount END) AS net
                        FROM postings GROUP BY account_id) s ON s.account_id = a.id
               GROUP BY a.currency) sheet
       WHERE assets - liabilities <> revenue - expense
      UNION ALL
      SELECT format('%s is kept as %s, it is %s', concat_ws(':', a.account_type, a.seller_id, a.currency),
                    a.category, chart.category)
        FROM accounts a
        JOIN unnest(#{types}, #{categories}) AS chart(account_type, category)
          ON chart.account_type = a.account_type
       WHERE chart.category <> a.category
       LIMIT 5
      """)
  List<String> balanceSheet(
      @Param("types") String[] types, @Param("categories") String[] categories);

  @Select(
      Settled.RESTING
          + """
          , facts AS (
            SELECT r.id AS payment_id, 'AUTH_HOLD:' || r.public_payment_id AS movement_key,
                   r.total_amount AS amount, r.currency, r.public_payment_id AS subject
              FROM resting r
            UNION ALL
            SELECT o.payment_id, 'AUTH_RELEASE:' || o.public_payment_order_id,
                   o.amount - o.captured_amount, o.currency, o.public_payment_order_id
              FROM payment_orders o JOIN resting r ON r.id = o.payment_id
             WHERE o.status IN ('CAPTURED', 'CAPTURE_FAILED', 'CANCELLED') AND o.amount > o.captured_amount
            UNION ALL
            SELECT c.payment_id, format('CAPTURE:%s:%s', o.public_payment_order_id, c.n), c.amount,
                   c.currency, o.public_payment_order_id
              FROM payment_captures c JOIN payment_orders o ON o.id = c.payment_order_id
              JOIN resting r ON r.id = c.payment_id
            UNION ALL
            SELECT c.payment_id, format('COMMISSION:%s:%s', o.public_payment_order_id, c.n), c.commission,
                   c.currency, o.public_payment_order_id
              FROM payment_captures c JOIN payment_orders o ON o.id = c.payment_order_id
              JOIN resting r ON r.id = c.payment_id
             WHERE c.commission > 0),
          entries AS (
            SELECT j.payment_id, j.movement_key, max(p.amount) AS amount, min(p.amount) AS least,
                   max(p.currency) AS currency
              FROM journal_entries j LEFT JOIN postings p ON p.journal_entry_id = j.id
             WHERE j.payment_id NOT IN (SELECT id FROM moving)
             GROUP BY j.payment_id, j.movement_key)
          SELECT CASE WHEN e.movement_key IS NULL THEN format('%s of %s has no entry', f.movement_key, f.amount)
                      WHEN f.movement_key IS NULL THEN format('%s of %s has no fact', e.movement_key, e.amount)
                      ELSE format('%s is %s, its entry says %s', f.movement_key, f.amount, e.amount) END
            FROM facts f FULL JOIN entries e ON e.movement_key = f.movement_key
           WHERE e.movement_key IS NULL OR f.movement_key IS NULL OR f.amount <> e.amount
              OR e.least IS DISTINCT FROM e.amount OR f.currency <> e.currency
           LIMIT 5
          """)
  List<String> factsMatchEntries(@Param("settle") long settle);

  @Select(
      "SELECT format('%s is authorized and never became a payment', i.public_payment_intent_id)"
          + " FROM payment_intents i LEFT JOIN payments p ON p.id = i.payment_id"
          + " WHERE i.status = 'AUTHORIZED' AND p.id IS NULL AND NOT "
          + Settled.MOVING_INTENT
          + " LIMIT 5")
  List<String> authorizedWithoutPayment(@Param("settle") long settle);

  @Select(
      """
      WITH fresh AS (
        SELECT DISTINCT p.account_id FROM journal_entries j JOIN postings p ON p.journal_entry_id = j.id
         WHERE j.created_at > now() - make_interval(secs => #{settle} / 1000.0)),
      sums AS (
        SELECT p.account_id,
               sum(CASE WHEN p.direction = a.normal_side THEN p.amount ELSE -p.amount END) AS sum
          FROM postings p JOIN accounts a ON a.id = p.account_id GROUP BY p.account_id),
      stored AS (
        SELECT account_id, sum(balance) AS balance FROM account_balances GROUP BY account_id)
      SELECT format('%s: stored %s, postings add up to %s',
                    concat_ws(':', a.account_type, a.seller_id, a.currency),
                    coalesce(b.balance, 0), coalesce(s.sum, 0))
        FROM accounts a LEFT JOIN sums s ON s.account_id = a.id LEFT JOIN stored b ON b.account_id = a.id
       WHERE coalesce(b.balance, 0) <> coalesce(s.sum, 0) AND a.id NOT IN (SELECT account_id FROM fresh)
       LIMIT 5
      """)
  List<String> balancesAreSums(@Param("settle") long settle);

  @Select(
      """
      SELECT format('%s: captured %s of %s, captures add up to %s', o.public_payment_order_id,
                    o.captured_amount, o.amount, coalesce(c.sum, 0))
        FROM payment_orders o
        LEFT JOIN (SELECT payment_order_id, sum(amount) AS sum FROM payment_captures GROUP BY 1) c
          ON c.payment_order_id = o.id
       WHERE o.captured_amount > o.amount OR coalesce(c.sum, 0) > o.amount
      UNION ALL
      SELECT format('%s: captured %s of %s, captures add up to %s', p.public_payment_id,
                    p.captured_amount, p.total_amount, coalesce(c.sum, 0))
        FROM payments p
        LEFT JOIN (SELECT payment_id, sum(amount) AS sum FROM payment_captures GROUP BY 1) c
          ON c.payment_id = p.id
       WHERE p.captured_amount > p.total_amount OR coalesce(c.sum, 0) > p.total_amount
       LIMIT 5
      """)
  List<String> caps();

  @Select(
      Settled.RESTING
          + """
          , orders AS (
            SELECT o.payment_id, count(*) AS orders,
                   count(*) FILTER (WHERE o.status IN ('CAPTURED', 'CAPTURE_FAILED', 'CANCELLED',
                                                       'PARTIALLY_REFUNDED', 'REFUNDED')) AS ended,
                   sum(o.captured_amount) AS captured
              FROM payment_orders o GROUP BY o.payment_id),
          ends AS (
            SELECT payment_id, count(*) AS ends, max(event_type) AS event_type,
                   max(captured_amount) AS captured
              FROM payment_captured_events GROUP BY payment_id)
          SELECT format('%s: %s of %s orders ended, completed %s, told %s times, status %s, captured %s',
                        r.public_payment_id, coalesce(o.ended, 0), coalesce(o.orders, 0), r.completed,
                        coalesce(e.ends, 0), r.status, r.captured_amount)
            FROM resting r LEFT JOIN orders o ON o.payment_id = r.id LEFT JOIN ends e ON e.payment_id = r.id
           WHERE coalesce(o.orders, 0) = 0
              OR r.completed <> (o.ended = o.orders)
              OR coalesce(e.ends, 0) <> CASE WHEN r.completed THEN 1 ELSE 0 END
              OR r.captured_amount <> o.captured
              OR (r.completed AND e.captured <> r.captured_amount)
              OR (r.completed AND e.event_type <> CASE WHEN r.captured_amount > 0 THEN 'PaymentCaptured'
                                                       ELSE 'PaymentVoided' END)
              OR r.status <> CASE WHEN r.captured_amount = r.total_amount THEN 'CAPTURED'
                                  WHEN r.captured_amount > 0 THEN 'PARTIALLY_CAPTURED'
                                  WHEN r.completed THEN 'VOIDED' ELSE 'NOT_CAPTURED' END
              OR (r.completed AND r.captured_amount < r.total_amount AND r.void_status <> 'VOIDED')
          UNION ALL
          SELECT format('%s is %s with %s of %s captured, captures add up to %s', o.public_payment_order_id,
                        o.status, o.captured_amount, o.amount, coalesce(c.sum, 0))
            FROM payment_orders o JOIN resting r ON r.id = o.payment_id
            LEFT JOIN (SELECT payment_order_id, sum(amount) AS sum FROM payment_captures GROUP BY 1) c
              ON c.payment_order_id = o.id
           WHERE o.captured_amount <> coalesce(c.sum, 0)
              OR (o.status = 'CAPTURED' AND o.captured_amount <> o.amount)
              OR (o.status = 'CAPTURE_FAILED' AND o.captured_amount <> 0)
              OR o.status = 'INITIATED_PENDING'
           LIMIT 5
          """)
  List<String> endsOnce(@Param("settle") long settle);

  /** What the PSP told us it did. */
  record Said(String pspKey, String operation, String subject, long amount, String currency) {}

  @Select(
      """
      SELECT DISTINCT ON (a.psp_key) a.psp_key, a.operation,
             coalesce(a.subject, split_part(a.psp_key, ':', 1)) AS subject,
             a.answer_amount AS amount, a.answer_currency AS currency
        FROM psp_attempts a
       WHERE a.answer IN ('APPROVED', 'MISMATCH') AND a.answer_amount > 0
       ORDER BY a.psp_key, a.answered_at
      """)
  List<Said> said();

  /**
   * Public ids of intents and orders the PSP may still be asked about, or that a person has to
   * decide.
   */
  @Select(
      Settled.RESTING
          + "SELECT o.public_payment_order_id FROM payment_orders o JOIN moving m ON m.id = o.payment_id"
          + " UNION ALL SELECT i.public_payment_intent_id FROM payment_intents i"
          + " LEFT JOIN moving m ON m.id = i.payment_id"
          + " WHERE m.id IS NOT NULL OR "
          + Settled.MOVING_INTENT
          + " OR (i.status = 'AUTHORIZED' AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.id = i.payment_id))")
  List<String> stillMoving(@Param("settle") long settle);

  /** Which of these intents belong to a payment at rest, with the payment's public id. */
  record AtRest(String intent, String payment) {}

  @Select(
      Settled.RESTING
          + """
          SELECT i.public_payment_intent_id AS intent, r.public_payment_id AS payment
            FROM resting r JOIN payment_intents i ON i.id = r.payment_intent_id
           WHERE r.completed AND r.void_status <> 'REQUESTED' AND i.public_payment_intent_id = ANY (#{intents})
          """)
  List<AtRest> atRest(@Param("settle") long settle, @Param("intents") String[] intents);
}
