package dev.sluice.infrastructure.audit;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** The laws that hold in every snapshot. */
@Mapper
interface AlwaysSql {

  /** Law 1. */
  @Select(
      Violation.FIRST
          + """
          SELECT j.public_journal_entry_id || ' (' || j.movement_key || ') '
              || CASE WHEN count(p.posting_no) = 0 THEN 'has no postings'
                 ELSE 'does not balance in ' || p.currency END AS detail
            FROM journal_entries j LEFT JOIN postings p ON p.journal_entry_id = j.id
           GROUP BY j.id, p.currency
          HAVING count(p.posting_no) = 0
              OR sum(CASE p.direction WHEN 'DEBIT' THEN p.amount ELSE -p.amount END) <> 0
          UNION ALL
          SELECT 'posting ' || p.posting_no || ' of entry ' || p.journal_entry_id
              || ' has no entry or no account of its currency'
            FROM postings p
            LEFT JOIN journal_entries j ON j.id = p.journal_entry_id
            LEFT JOIN accounts a ON a.id = p.account_id AND a.currency = p.currency
           WHERE j.id IS NULL OR a.id IS NULL
          """
          + Violation.OF_MANY)
  List<Violation> entriesThatDoNotBalance();

  /** Law 2, the part that holds always: each entry moves both by the same. */
  @Select(
      Violation.FIRST
          + """
          SELECT j.movement_key || ' moves AUTH_RECEIVABLE and AUTH_LIABILITY apart by '
              || sum(CASE p.direction WHEN 'DEBIT' THEN p.amount ELSE -p.amount END)
              || ' ' || p.currency AS detail
            FROM postings p
            JOIN accounts a ON a.id = p.account_id
            JOIN journal_entries j ON j.id = p.journal_entry_id
           WHERE a.account_type IN ('AUTH_RECEIVABLE', 'AUTH_LIABILITY')
           GROUP BY j.movement_key, p.currency
          HAVING sum(CASE p.direction WHEN 'DEBIT' THEN p.amount ELSE -p.amount END) <> 0
          """
          + Violation.OF_MANY)
  List<Violation> holdsOfOneSideOnly();

  /** Law 5: the sums, and the accounts that are not what their type says. */
  @Select(
      Violation.FIRST
          + """
          SELECT currency || ': assets - liabilities = ' || worth || ', revenue - expense = '
              || earned AS detail
            FROM (SELECT held.currency,
                coalesce(sum(held.sum) FILTER (WHERE held.category = 'ASSET'), 0)
                  - coalesce(sum(held.sum) FILTER (WHERE held.category = 'LIABILITY'), 0) AS worth,
                coalesce(sum(held.sum) FILTER (WHERE held.category = 'REVENUE'), 0)
                  - coalesce(sum(held.sum) FILTER (WHERE held.category = 'EXPENSE'), 0) AS earned
              FROM (SELECT p.currency, a.category,
                    sum(CASE WHEN p.direction = a.normal_side THEN p.amount ELSE -p.amount END)
                      AS sum
                  FROM postings p JOIN accounts a ON a.id = p.account_id
                 GROUP BY p.currency, a.category) held
             GROUP BY held.currency) sheet
           WHERE worth <> earned
          UNION ALL
          SELECT concat_ws(':', a.account_type, a.seller_id, a.currency) || ' is '
              || a.category || ' ' || a.normal_side || ', has to be '
              || t.category || ' ' || t.normal_side
            FROM accounts a
            JOIN unnest(#{type}, #{category}, #{normalSide}) AS t(type, category, normal_side)
              ON t.type = a.account_type
           WHERE a.category <> t.category OR a.normal_side <> t.normal_side
          """
          + Violation.OF_MANY)
  List<Violation> sheetThatDoesNotBalance(Map<String, Object> chart);

  /** Law 9. */
  @Select(
      Violation.FIRST
          + """
          SELECT o.public_payment_order_id || ' captured ' || sum(c.amount) || ' of ' || o.amount
              || ' ' || o.currency AS detail
            FROM payment_orders o JOIN payment_captures c ON c.payment_order_id = o.id
           GROUP BY o.id
          HAVING sum(c.amount) > o.amount OR bool_or(c.currency <> o.currency)
          UNION ALL
          SELECT p.public_payment_id || ' captured ' || sum(c.amount) || ' of ' || p.total_amount
              || ' ' || p.currency
            FROM payments p JOIN payment_captures c ON c.payment_id = p.id
           GROUP BY p.id
          HAVING sum(c.amount) > p.total_amount OR bool_or(c.currency <> p.currency)
          UNION ALL
          SELECT p.public_payment_id || ' has orders of ' || sum(o.amount) || ' for '
              || p.total_amount || ' ' || p.currency
            FROM payments p JOIN payment_orders o ON o.payment_id = p.id
           GROUP BY p.id
          HAVING sum(o.amount) > p.total_amount OR bool_or(o.currency <> p.currency)
          UNION ALL
          SELECT o.public_payment_order_id || ' refunded and charged back ' || f.amount || ' of '
              || coalesce(c.amount, 0) || ' ' || o.currency || ' captured'
            FROM (SELECT payment_order_id, sum(amount) AS amount, min(currency) AS currency FROM (
                  SELECT payment_order_id, amount, currency FROM refunds WHERE status = 'SUCCEEDED'
                  UNION ALL
                  SELECT payment_order_id, amount, currency FROM disputes WHERE status <> 'WON') given
               GROUP BY payment_order_id) f
            JOIN payment_orders o ON o.id = f.payment_order_id
            LEFT JOIN (SELECT payment_order_id, sum(amount) AS amount
                FROM payment_captures GROUP BY payment_order_id) c ON c.payment_order_id = o.id
           WHERE f.amount > coalesce(c.amount, 0) OR f.currency <> o.currency
          """
          + Violation.OF_MANY)
  List<Violation> capsThatWereBroken();

  /** Law 9 of payouts: nobody is paid what never became available to him. */
  @Select(
      Violation.FIRST
          + """
          SELECT 'seller ' || seller_id || ' was paid ' || o.paid || ' ' || currency || ', '
              || coalesce(e.earned, 0) || ' became available' AS detail
            FROM (SELECT seller_id, currency, sum(amount) AS paid FROM payouts
               WHERE status NOT IN ('RETURNED', 'CANCELLED') GROUP BY seller_id, currency) o
            LEFT JOIN (SELECT a.seller_id, p.currency, sum(p.amount) AS earned
                FROM postings p
                JOIN accounts a ON a.id = p.account_id AND a.account_type = 'MERCHANT_AVAILABLE'
                JOIN journal_entries j
                  ON j.id = p.journal_entry_id AND j.movement_kind <> 'PAYOUT_RETURNED'
               WHERE p.direction = 'CREDIT' GROUP BY a.seller_id, p.currency) e
              USING (seller_id, currency)
           WHERE o.paid > coalesce(e.earned, 0)
          """
          + Violation.OF_MANY)
  List<Violation> sellersPaidTooMuch();
}
