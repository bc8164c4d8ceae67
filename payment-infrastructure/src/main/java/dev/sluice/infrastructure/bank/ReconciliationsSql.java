package dev.sluice.infrastructure.bank;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface ReconciliationsSql {

  record SideRow(
      String kind,
      String reference,
      String currency,
      @Nullable Long ledger,
      @Nullable Long psp,
      @Nullable Long bank,
      boolean explained) {}

  /** A day may have a million lines: here scans and hashes are the quick way. */
  @Select(
      """
      SELECT set_config('enable_seqscan', 'on', true) || set_config('enable_hashjoin', 'on', true)
          || set_config('enable_mergejoin', 'on', true)
          || set_config('statement_timeout', '60s', true)
      """)
  String unhurried();

  @Select(
      """
      WITH lines AS (SELECT line_id, line_type, gross, fee, currency
          FROM settlement_lines WHERE settled_on = #{day}),
        psp AS (SELECT currency, sum(CASE WHEN line_type IN ('CAPTURE', 'CHARGEBACK_WON')
              THEN gross ELSE -gross END - fee)::bigint AS net
          FROM lines GROUP BY currency),
        ledger AS (SELECT x.currency,
              sum(CASE x.direction WHEN 'DEBIT' THEN x.amount ELSE -x.amount END)::bigint AS net
          FROM lines l
         CROSS JOIN LATERAL (VALUES ('SETTLEMENT:' || l.line_id), ('SUSPENSE:' || l.line_id),
              ('SUSPENSE_MATCHED:' || l.line_id)) k(movement_key)
          JOIN journal_entries j ON j.movement_key = k.movement_key
          JOIN postings x ON x.journal_entry_id = j.id
          JOIN accounts a ON a.id = x.account_id AND a.account_type = 'PLATFORM_CASH'
         GROUP BY x.currency),
        bank AS (SELECT e.currency, sum(e.amount)::bigint AS net,
              bool_or(EXISTS (SELECT 1 FROM bank_discrepancies b
                JOIN discrepancies d ON d.id = b.discrepancy_id AND d.status = 'RESOLVED'
               WHERE b.account = e.account AND b.reference = e.reference)) AS explained
          FROM bank_entries e WHERE e.settled_on = #{day} GROUP BY e.currency)
      SELECT 'SETTLEMENT' AS kind, 'settlement-' || #{day}::date AS reference,
          coalesce(psp.currency, bank.currency) AS currency, ledger.net AS ledger, psp.net AS psp,
          bank.net AS bank, coalesce(bank.explained, FALSE) AS explained
        FROM psp LEFT JOIN ledger ON ledger.currency = psp.currency
        FULL JOIN bank ON bank.currency = psp.currency
       ORDER BY 3
      """)
  List<SideRow> settlements(@Param("day") LocalDate day);

  @Select(
      """
      SELECT e.purpose AS kind,
          CASE WHEN e.purpose = 'UNKNOWN' THEN e.reference ELSE e.end_to_end_id END AS reference,
          e.currency,
          (SELECT sum(CASE x.direction WHEN 'DEBIT' THEN x.amount ELSE -x.amount END)::bigint
             FROM journal_entries j
             JOIN postings x ON x.journal_entry_id = j.id
             JOIN accounts a ON a.id = x.account_id AND a.account_type = 'PLATFORM_CASH'
            WHERE j.movement_key = CASE e.purpose WHEN 'PAYOUT' THEN 'PAYOUT_SETTLED:'
                WHEN 'PAYOUT_BACK' THEN 'PAYOUT_RETURNED:' END || e.end_to_end_id) AS ledger,
          NULL::bigint AS psp, e.amount AS bank,
          EXISTS (SELECT 1 FROM bank_discrepancies b
            JOIN discrepancies d ON d.id = b.discrepancy_id AND d.status = 'RESOLVED'
           WHERE b.account = e.account AND b.reference = e.reference) AS explained
        FROM bank_entries e
       WHERE e.booked_on = #{day} AND e.settled_on IS NULL
       ORDER BY e.purpose, 2, e.account, e.reference
      """)
  List<SideRow> others(@Param("day") LocalDate day);

  /** What payouts did by the books that day, of which the bank has said nothing in a statement. */
  @Select(
      """
      SELECT k.kind, p.public_payout_id AS reference, p.currency,
          sum(CASE x.direction WHEN 'DEBIT' THEN x.amount ELSE -x.amount END)::bigint AS ledger,
          NULL::bigint AS psp, NULL::bigint AS bank, FALSE AS explained
        FROM payouts p
       CROSS JOIN LATERAL (SELECT
            CASE p.status WHEN 'SETTLED' THEN 'PAYOUT' ELSE 'PAYOUT_BACK' END AS kind,
            CASE p.status WHEN 'SETTLED' THEN 'PAYOUT_SETTLED:' ELSE 'PAYOUT_RETURNED:' END
              || p.public_payout_id AS movement_key) k
        JOIN journal_entries j ON j.movement_key = k.movement_key
        JOIN postings x ON x.journal_entry_id = j.id
        JOIN accounts a ON a.id = x.account_id AND a.account_type = 'PLATFORM_CASH'
       WHERE p.decided_on = #{day} AND p.had_settled
         AND NOT EXISTS (SELECT 1 FROM bank_entries e
           WHERE e.end_to_end_id = p.public_payout_id AND e.purpose = k.kind)
       GROUP BY k.kind, p.public_payout_id, p.currency
       ORDER BY k.kind, p.public_payout_id
      """)
  List<SideRow> silentPayouts(@Param("day") LocalDate day);

  @Select(
      """
      SELECT 'RESOLUTION' AS kind, d.public_discrepancy_id AS reference, x.currency,
          CASE x.direction WHEN 'DEBIT' THEN x.amount ELSE -x.amount END AS ledger,
          NULL::bigint AS psp, NULL::bigint AS bank, TRUE AS explained
        FROM discrepancies d
        JOIN journal_entries j ON j.movement_key = 'RESOLVE:' || d.public_discrepancy_id
        JOIN postings x ON x.journal_entry_id = j.id
        JOIN accounts a ON a.id = x.account_id AND a.account_type = 'PLATFORM_CASH'
       WHERE d.account_type = 'PLATFORM_CASH' AND d.status = 'RESOLVED'
         AND d.closed_at >= #{day}::date::timestamp AT TIME ZONE 'UTC'
         AND d.closed_at < (#{day}::date + 1)::timestamp AT TIME ZONE 'UTC'
       ORDER BY d.id
      """)
  List<SideRow> resolutions(@Param("day") LocalDate day);
}
