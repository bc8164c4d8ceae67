package dev.sluice.infrastructure.audit;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What happened so far, counted. */
@Mapper
interface OverviewSql {

  record Count(String name, long count) {}

  record Sides(String currency, long debit, long credit) {}

  record Pending(String sellerId, String currency, long pending) {}

  record Latency(long p50, long p99, long count) {}

  @Select("SELECT clock_timestamp()")
  Instant now();

  @Select(
      """
      SELECT 'intents:' || status AS name, count(*) AS count FROM payment_intents GROUP BY status
      UNION ALL SELECT 'payments:' || status, count(*) FROM payments GROUP BY status
      UNION ALL SELECT 'orders:' || status, count(*) FROM payment_orders GROUP BY status
      """)
  List<Count> states();

  @Select(
      """
      WITH waiting AS (
        SELECT DISTINCT payment_id AS id FROM payment_orders WHERE status = 'REVIEW'
        UNION SELECT id FROM payments WHERE void_status = 'REVIEW')
      SELECT 'intents' AS name,
             (SELECT count(*) FROM payment_intents WHERE status = 'PENDING_AUTH') AS count
      UNION ALL SELECT 'payments',
             (SELECT count(*) FROM payments p
               WHERE (NOT completed OR void_status = 'REQUESTED') AND id NOT IN (SELECT id FROM waiting))
             + (SELECT count(*) FROM payment_intents WHERE status = 'AUTHORIZED')
             - (SELECT count(*) FROM payments)
      UNION ALL SELECT 'outbox', (SELECT count(*) FROM outbox_event WHERE sent_at IS NULL)
      UNION ALL SELECT 'journals',
             (SELECT count(*) FROM payments)
             + (SELECT count(*) + count(*) FILTER (WHERE commission > 0) FROM payment_captures)
             + (SELECT count(*) FROM payment_orders
                 WHERE status IN ('CAPTURED', 'CAPTURE_FAILED') AND amount > captured_amount)
             - (SELECT count(*) FROM journal_entries j
                 WHERE movement_kind IN ('AUTH_HOLD', 'CAPTURE', 'COMMISSION')
                    OR (movement_kind = 'AUTH_RELEASE' AND payment_id NOT IN (SELECT id FROM waiting)))
      UNION ALL SELECT 'balances',
             (SELECT count(*) FROM journal_entries WHERE created_at > now() - interval '2 days')
             - (SELECT count(*) FROM inbox
                 WHERE step = 'account-balance-consumer' AND event_day >= current_date - 3
                   AND recorded_at > now() - interval '2 days' AND strpos(event_id, '#') = 0)
      UNION ALL SELECT 'inReview',
             (SELECT count(*) FROM payment_intents WHERE status = 'REVIEW')
             + (SELECT count(*) FROM payment_orders WHERE status = 'REVIEW')
             + (SELECT count(*) FROM payments WHERE void_status = 'REVIEW')
      UNION ALL SELECT 'deadLetters', (SELECT count(*) FROM dead_letters)
      UNION ALL SELECT 'journalEntries', (SELECT count(*) FROM journal_entries)
      UNION ALL SELECT 'atRest',
             (SELECT count(*) FROM payments WHERE completed AND void_status <> 'REQUESTED')
             + (SELECT count(*) FROM payment_intents WHERE status IN ('DECLINED', 'CANCELLED', 'EXPIRED'))
      """)
  List<Count> counts();

  @Select(
      """
      SELECT currency,
             coalesce(sum(amount) FILTER (WHERE direction = 'DEBIT'), 0)::bigint AS debit,
             coalesce(sum(amount) FILTER (WHERE direction = 'CREDIT'), 0)::bigint AS credit
        FROM postings GROUP BY currency ORDER BY currency
      """)
  List<Sides> trialBalance();

  @Select(
      """
      SELECT a.seller_id, a.currency, sum(b.balance)::bigint AS pending
        FROM accounts a JOIN account_balances b ON b.account_id = a.id
       WHERE a.account_type = 'MERCHANT_PAYABLE'
       GROUP BY a.seller_id, a.currency ORDER BY pending DESC, a.seller_id LIMIT 10
      """)
  List<Pending> topSellers();

  @Select("SELECT current_setting('track_commit_timestamp')::boolean")
  boolean knowsCommitTimes();

  String SEEN_BY_BALANCE =
      """
      FROM payment_intents i
      JOIN payment_captures c ON c.payment_id = i.payment_id
      JOIN payments p ON p.id = i.payment_id
      JOIN payment_orders o ON o.id = c.payment_order_id
      JOIN inbox x ON x.step = 'account-balance-consumer'
       AND x.event_id = format('%s:LedgerEntriesRecorded:CAPTURE:%s:%s', p.public_payment_id,
                               o.public_payment_order_id, c.n)
       AND x.event_day = (c.captured_at AT TIME ZONE 'UTC')::date
      WHERE #{since}::timestamptz IS NULL OR i.created_at >= #{since}
      GROUP BY i.id, i.created_at) one
      """;

  @Select(
      """
      SELECT coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY ms), 0)::bigint AS p50,
             coalesce(percentile_disc(0.99) WITHIN GROUP (ORDER BY ms), 0)::bigint AS p99,
             count(*) AS count
        FROM (SELECT extract(epoch FROM max(coalesce(pg_xact_commit_timestamp(x.xmin), x.recorded_at))
                                        - i.created_at) * 1000 AS ms
      """
          + SEEN_BY_BALANCE)
  Latency acceptedToBalance(@Param("since") @Nullable Instant since);

  /** By the time the row was written, where commit times are not kept: a little earlier. */
  @Select(
      """
      SELECT coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY ms), 0)::bigint AS p50,
             coalesce(percentile_disc(0.99) WITHIN GROUP (ORDER BY ms), 0)::bigint AS p99,
             count(*) AS count
        FROM (SELECT extract(epoch FROM max(x.recorded_at) - i.created_at) * 1000 AS ms
      """
          + SEEN_BY_BALANCE)
  Latency acceptedToWritten(@Param("since") @Nullable Instant since);

  @Select("SELECT EXISTS (SELECT 1 FROM payments)")
  boolean hasPayments();
}
