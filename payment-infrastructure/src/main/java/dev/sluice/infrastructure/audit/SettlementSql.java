package dev.sluice.infrastructure.audit;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/**
 * Law 6 of settlements and payouts: what lines, discrepancies, reserves and payouts say moved is
 * what their entries moved, account by account. Facts and entries commit together, so it holds in
 * every snapshot.
 */
@Mapper
interface SettlementSql {

  /** The kinds of movements that are held against the facts here. */
  String KINDS =
      """
      'SETTLEMENT', 'SETTLEMENT_SHARE', 'SUSPENSE', 'SUSPENSE_MATCHED', 'RESOLVE', 'RESERVE_HOLD',
      'RESERVE_RELEASE', 'PAYOUT', 'PAYOUT_SETTLED', 'PAYOUT_RETURNED'
      """;

  /** Debits count plus. Cash and fee are what the PSP said, whatever people think of them. */
  String FACTS =
      """
      WITH line AS (
        SELECT l.*, CASE WHEN line_type IN ('CAPTURE', 'CHARGEBACK_WON') THEN gross ELSE -gross END
            AS cash
          FROM settlement_lines l),
      fact AS (
        SELECT m.kind || ':' || l.line_id AS movement_key, m.payment_id, m.account_type,
            m.seller_id, l.currency, m.amount
          FROM line l CROSS JOIN LATERAL (
            SELECT 'SETTLEMENT' AS kind, l.payment_id, s.account_type, s.seller_id, s.amount
              FROM (VALUES ('PLATFORM_CASH', NULL, l.cash - l.fee + l.doubted_fee),
                ('PSP_RECEIVABLE', NULL, -l.cash),
                ('PSP_FEE_EXPENSE', NULL, l.fee - l.doubted_fee),
                ('MERCHANT_PAYABLE', l.seller_id,
                  CASE l.came_as WHEN 'IN_REVIEW' THEN 0 ELSE l.share END),
                ('MERCHANT_AVAILABLE', l.seller_id,
                  CASE l.came_as WHEN 'IN_REVIEW' THEN 0 ELSE -l.share END))
                AS s(account_type, seller_id, amount)
             WHERE l.status <> 'SUSPENDED'
            UNION ALL
            SELECT 'SETTLEMENT_SHARE', l.payment_id, s.account_type, l.seller_id, s.amount
              FROM (VALUES ('MERCHANT_PAYABLE', l.share), ('MERCHANT_AVAILABLE', -l.share))
                AS s(account_type, amount)
             WHERE l.came_as = 'IN_REVIEW' AND l.status = 'SETTLED'
            UNION ALL
            SELECT 'SUSPENSE', l.payment_id, s.account_type, NULL, s.amount
              FROM (VALUES ('SUSPENSE', l.owed + l.doubted_fee), ('PSP_RECEIVABLE', -l.owed),
                ('PLATFORM_CASH', -l.doubted_fee)) AS s(account_type, amount)
             WHERE l.came_as = 'SETTLED'
            UNION ALL
            SELECT k.kind, l.suspended_payment_id, s.account_type, NULL, s.amount * k.sign
              FROM (VALUES ('SUSPENSE', 1), ('SUSPENSE_MATCHED', -1)) AS k(kind, sign)
              CROSS JOIN (VALUES ('PLATFORM_CASH', l.cash - l.fee), ('SUSPENSE', -l.cash),
                ('PSP_FEE_EXPENSE', l.fee)) AS s(account_type, amount)
             WHERE l.came_as = 'SUSPENDED' AND (k.sign = 1 OR l.status = 'SETTLED')) m
        UNION ALL
        SELECT 'RESOLVE:' || d.public_discrepancy_id, coalesce(d.payment_id, 0), s.account_type,
            s.seller_id, d.currency, s.amount
          FROM discrepancies d CROSS JOIN LATERAL (VALUES ('SUSPENSE', NULL, d.suspended),
            (d.account_type, d.seller_id, -d.suspended)) AS s(account_type, seller_id, amount)
         WHERE d.status = 'RESOLVED' AND d.suspended IS NOT NULL
        UNION ALL
        SELECT m.kind || ':' || o.public_payment_order_id || ':' || r.n, r.payment_id,
            s.account_type, r.seller_id, r.currency, s.amount * m.sign
          FROM reserves r JOIN payment_orders o ON o.id = r.payment_order_id
          CROSS JOIN (VALUES ('RESERVE_HOLD', 1), ('RESERVE_RELEASE', -1)) AS m(kind, sign)
          CROSS JOIN LATERAL (VALUES ('MERCHANT_AVAILABLE', r.amount),
            ('MERCHANT_RESERVE', -r.amount)) AS s(account_type, amount)
         WHERE m.sign = 1 OR r.released_at IS NOT NULL
        UNION ALL
        SELECT m.kind || ':' || p.public_payout_id, 0, m.account_type, m.seller_id, p.currency,
            m.amount
          FROM payouts p CROSS JOIN LATERAL (
            SELECT 'PAYOUT' AS kind, s.account_type, p.seller_id, s.amount
              FROM (VALUES ('MERCHANT_AVAILABLE', p.amount), ('PAYOUT_CLEARING', -p.amount))
                AS s(account_type, amount)
            UNION ALL
            SELECT 'PAYOUT_SETTLED', s.account_type, s.seller_id, s.amount
              FROM (VALUES ('PAYOUT_CLEARING', p.seller_id, p.amount),
                ('PLATFORM_CASH', NULL, -p.amount)) AS s(account_type, seller_id, amount)
             WHERE p.had_settled
            UNION ALL
            SELECT 'PAYOUT_RETURNED', s.account_type, s.seller_id, s.amount
              FROM (VALUES ('MERCHANT_AVAILABLE', p.seller_id, -p.amount),
                ('PAYOUT_CLEARING', p.seller_id, CASE WHEN p.had_settled THEN 0 ELSE p.amount END),
                ('PLATFORM_CASH', NULL, CASE WHEN p.had_settled THEN p.amount ELSE 0 END))
                AS s(account_type, seller_id, amount)
             WHERE p.status IN ('RETURNED', 'CANCELLED')) m)
      """;

  @Select(
      FACTS
          + Violation.FIRST
          + """
          SELECT coalesce(f.movement_key, e.movement_key) || ': '
              || coalesce(f.account_type, e.account_type) || ' by '
              || coalesce(f.amount, 0) || ' ' || coalesce(f.currency, e.currency)
              || ', in the books by ' || coalesce(e.amount, 0) AS detail
            FROM (SELECT movement_key, account_type, coalesce(seller_id, '') AS seller_id,
                  currency, sum(amount) AS amount
                FROM fact WHERE TRUE
          """
          + RestSql.OF_THESE
          + """
             GROUP BY 1, 2, 3, 4 HAVING sum(amount) <> 0) f
          FULL JOIN (SELECT j.movement_key, a.account_type,
                coalesce(a.seller_id, '') AS seller_id, p.currency,
                sum(CASE p.direction WHEN 'DEBIT' THEN p.amount ELSE -p.amount END) AS amount
              FROM journal_entries j JOIN postings p ON p.journal_entry_id = j.id
              JOIN accounts a ON a.id = p.account_id
             WHERE j.movement_kind IN (
          """
          + KINDS
          + """
               ) GROUP BY 1, 2, 3, 4
              HAVING sum(CASE p.direction WHEN 'DEBIT' THEN p.amount ELSE -p.amount END) <> 0) e
              USING (movement_key, account_type, seller_id, currency)
           WHERE coalesce(f.amount, 0) <> coalesce(e.amount, 0)
          """
          + Violation.OF_MANY)
  List<Violation> linesAndEntriesApart();
}
