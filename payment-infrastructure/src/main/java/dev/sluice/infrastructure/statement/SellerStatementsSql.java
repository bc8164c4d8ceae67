package dev.sluice.infrastructure.statement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SellerStatementsSql {

  record SummaryRow(String currency, String accountType, long opening, long change) {}

  record CountRow(String currency, long count) {}

  record EntryRow(
      long id,
      String movementKey,
      long paymentId,
      Instant occurredAt,
      Instant createdAt,
      String currency,
      long pending,
      long available,
      long reserved,
      long inTransit) {}

  /**
   * An entry is written at the time its transaction began. One that began before and has not ended
   * may write yet.
   */
  @Select(
      """
      SELECT CASE WHEN #{to}::timestamptz > clock_timestamp() THEN 'NOT_YET'
                  WHEN EXISTS (SELECT 1 FROM pg_stat_activity
                    WHERE datname = current_database() AND backend_type = 'client backend'
                      AND pid <> pg_backend_pid() AND xact_start < #{to}) THEN 'ALMOST'
                  ELSE 'OVER' END
      """)
  String over(@Param("to") Instant to);

  /** All a seller ever had is added up: that may take its time. */
  @Select("SELECT set_config('statement_timeout', '60s', true)")
  String unhurried();

  @Select(
      """
      SELECT a.currency, a.account_type,
             COALESCE(sum(CASE x.direction WHEN 'CREDIT' THEN x.amount ELSE -x.amount END)
               FILTER (WHERE j.created_at < #{from}), 0)::bigint AS opening,
             COALESCE(sum(CASE x.direction WHEN 'CREDIT' THEN x.amount ELSE -x.amount END)
               FILTER (WHERE j.created_at >= #{from}), 0)::bigint AS change
        FROM accounts a
        JOIN postings x ON x.account_id = a.id
        JOIN journal_entries j ON j.id = x.journal_entry_id AND j.created_at < #{to}
       WHERE a.seller_id = #{seller}
       GROUP BY a.currency, a.account_type ORDER BY a.currency, a.account_type
      """)
  List<SummaryRow> summaries(
      @Param("seller") String seller, @Param("from") Instant from, @Param("to") Instant to);

  @Select(
      """
      SELECT a.currency, count(DISTINCT j.id) AS count
        FROM accounts a
        JOIN postings x ON x.account_id = a.id
        JOIN journal_entries j ON j.id = x.journal_entry_id
             AND j.created_at >= #{from} AND j.created_at < #{to}
       WHERE a.seller_id = #{seller}
       GROUP BY a.currency
      """)
  List<CountRow> counts(
      @Param("seller") String seller, @Param("from") Instant from, @Param("to") Instant to);

  /** Each account gives its next entries by its index; the first of them all are the page. */
  @Select(
      """
      WITH page AS (
        SELECT DISTINCT t.id
          FROM accounts a
         CROSS JOIN LATERAL (
           SELECT x.journal_entry_id AS id
             FROM postings x JOIN journal_entries j ON j.id = x.journal_entry_id
            WHERE x.account_id = a.id AND x.journal_entry_id > #{after}
              AND j.created_at >= #{from} AND j.created_at < #{to}
            ORDER BY x.journal_entry_id LIMIT #{atMost}) t
         WHERE a.seller_id = #{seller}
         ORDER BY t.id LIMIT #{atMost})
      SELECT j.id, j.movement_key, j.payment_id, j.occurred_at, j.created_at, m.currency,
             m.pending, m.available, m.reserved, m.in_transit
        FROM page
        JOIN journal_entries j ON j.id = page.id
       CROSS JOIN LATERAL (
         SELECT x.currency,
                COALESCE(sum(s.signed) FILTER (WHERE a.account_type = 'MERCHANT_PAYABLE'), 0)::bigint
                  AS pending,
                COALESCE(sum(s.signed) FILTER (WHERE a.account_type = 'MERCHANT_AVAILABLE'), 0)::bigint
                  AS available,
                COALESCE(sum(s.signed) FILTER (WHERE a.account_type = 'MERCHANT_RESERVE'), 0)::bigint
                  AS reserved,
                COALESCE(sum(s.signed) FILTER (WHERE a.account_type = 'PAYOUT_CLEARING'), 0)::bigint
                  AS in_transit
           FROM postings x
           JOIN accounts a ON a.id = x.account_id AND a.seller_id = #{seller}
          CROSS JOIN LATERAL (
            SELECT CASE x.direction WHEN 'CREDIT' THEN x.amount ELSE -x.amount END AS signed) s
          WHERE x.journal_entry_id = j.id
          GROUP BY x.currency) m
       ORDER BY j.id, m.currency
      """)
  List<EntryRow> entries(Map<String, Object> values);
}
