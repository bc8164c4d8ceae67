package dev.sluice.infrastructure.audit;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** Law 8: the PSP did what is on record here, and holds nothing that nobody will take. */
@Mapper
interface PspSql {

  /**
   * By PSP key: what it says it did, what we heard from it, and what of both cannot be judged:
   * unsettled, in review, over with its authorization, or with a key it had forgotten; and what
   * people have judged.
   */
  String SIDES =
      Unsettled.WITH
          + """
          , theirs AS MATERIALIZED (
            SELECT key, min(operation) AS operation, count(*) AS times, sum(amount) AS amount,
                min(currency) AS currency
              FROM unnest(#{key}, #{operation}, #{amount}, #{currency})
                AS r(key, operation, amount, currency)
             GROUP BY key),
          ours AS MATERIALIZED (
            SELECT DISTINCT ON (psp_key) psp_key AS key, operation, answer_amount AS amount,
                answer_currency AS currency
              FROM psp_attempts WHERE answer IN ('APPROVED', 'MISMATCH') AND answer_amount > 0
             ORDER BY psp_key, answered_at DESC),
          excused AS MATERIALIZED (
            SELECT i.public_payment_intent_id AS subject, i.created_at
              FROM payment_intents i LEFT JOIN payments p ON p.id = i.payment_id
             WHERE i.id IN (SELECT intent_id FROM unsettled) OR i.status = 'REVIEW'
                OR p.void_status = 'REVIEW' OR (p.void_status = 'VOIDED' AND p.void_phase = 'LOST')
                OR (i.status = 'DECLINED' AND i.reason IN ('NEVER_REACHED_PSP', 'NOT_AS_ASKED'))
            UNION ALL
            SELECT o.public_payment_order_id, o.created_at FROM payment_orders o
             WHERE o.payment_id IN (SELECT payment_id FROM unsettled) OR o.status = 'REVIEW'
            UNION ALL
            SELECT f.public_refund_id, f.created_at FROM refunds f
             WHERE f.payment_id IN (SELECT payment_id FROM unsettled) OR f.status = 'REVIEW'),
          judged AS MATERIALIZED (
            SELECT subject || CASE WHEN subject LIKE 'pi%' THEN ':authorize'
                WHEN n IS NULL THEN '' ELSE ':capture-' || n END AS key
              FROM resolutions WHERE confirmed_by IS NOT NULL)
          """;

  @Select(
      SIDES
          + """
          SELECT count(*) AS count,
              coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS oldest_seconds
            FROM excused
          """)
  RestSql.LeftOut leftOut(Map<String, Object> records);

  @Select(
      SIDES
          + Violation.FIRST
          + """
          SELECT key || ': the PSP '
              || coalesce('did ' || t.amount || ' ' || t.currency
                   || CASE WHEN t.times > 1 THEN ' in ' || t.times || ' times' ELSE '' END,
                 'knows nothing')
              || ', on record here is '
              || coalesce(o.amount || ' ' || o.currency, 'nothing') AS detail
            FROM theirs t FULL JOIN ours o USING (key)
           WHERE (t.key IS NULL OR o.key IS NULL OR t.times > 1 OR t.amount <> o.amount
               OR t.currency <> o.currency)
             AND split_part(key, ':', 1) NOT IN (SELECT subject FROM excused)
             AND key NOT IN (SELECT key FROM judged)
          """
          + Violation.OF_MANY)
  List<Violation> recordsApart(Map<String, Object> records);

  @Select(
      SIDES
          + Violation.FIRST
          + """
          SELECT coalesce(p.public_payment_id, i.public_payment_intent_id) || ' is at rest, '
              || 'the PSP still holds ' || held.amount || ' ' || held.currency AS detail
            FROM (SELECT r.reference, r.currency,
                  min(r.key) FILTER (WHERE r.operation = 'authorize') AS key,
                  sum(CASE r.operation WHEN 'authorize' THEN r.amount WHEN 'refund' THEN 0
                    ELSE -r.amount END) AS amount
                FROM unnest(#{key}, #{operation}, #{amount}, #{currency}, #{authorization})
                  AS r(key, operation, amount, currency, reference)
               GROUP BY r.reference, r.currency) held
            JOIN payment_intents i
              ON i.public_payment_intent_id = split_part(held.key, ':', 1)
            LEFT JOIN payments p ON p.id = i.payment_id
           WHERE held.amount > 0
             AND (i.status IN ('DECLINED', 'CANCELLED') OR p.completed)
             AND i.public_payment_intent_id NOT IN (SELECT subject FROM excused)
          """
          + Violation.OF_MANY)
  List<Violation> authorizationsLeftOpen(Map<String, Object> records);
}
