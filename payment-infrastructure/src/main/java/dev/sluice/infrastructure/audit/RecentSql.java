package dev.sluice.infrastructure.audit;

import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

/**
 * Lets the laws see nothing but what was touched lately: temporary tables of the same names stand
 * before the real ones until the transaction ends. Every posting belongs to an entry, every entry
 * and every fact to a payment, so a law that holds of all payments has to hold of some.
 */
@Mapper
interface RecentSql {

  /** Also makes statements prepared for the real tables be read anew. */
  @Update("SET LOCAL search_path = pg_temp, public")
  void standBefore();

  @Update(
      """
      CREATE TEMP TABLE recent ON COMMIT DROP AS
      SELECT payment_id FROM public.payment_intents WHERE updated_at >= #{since}
      UNION SELECT id FROM public.payments WHERE updated_at >= #{since}
      UNION SELECT payment_id FROM public.payment_orders WHERE updated_at >= #{since}
      UNION SELECT payment_id FROM public.journal_entries WHERE created_at >= #{since}
      UNION SELECT 0
      """)
  void payments(@Param("since") Instant since);

  @Update(
      """
      ANALYZE recent;
      CREATE TEMP TABLE payment_intents ON COMMIT DROP AS
        SELECT t.* FROM public.payment_intents t JOIN recent USING (payment_id);
      CREATE TEMP TABLE payments ON COMMIT DROP AS
        SELECT t.* FROM public.payments t JOIN recent r ON r.payment_id = t.id;
      CREATE TEMP TABLE payment_captured_events ON COMMIT DROP AS
        SELECT t.* FROM public.payment_captured_events t JOIN recent USING (payment_id);
      CREATE TEMP TABLE payment_orders ON COMMIT DROP AS
        SELECT t.* FROM public.payment_orders t JOIN recent USING (payment_id);
      CREATE TEMP TABLE payment_captures ON COMMIT DROP AS
        SELECT t.* FROM public.payment_captures t
          JOIN pg_temp.payment_orders o ON o.id = t.payment_order_id;
      CREATE TEMP TABLE refunds ON COMMIT DROP AS
        SELECT t.* FROM public.refunds t JOIN recent USING (payment_id);
      CREATE TEMP TABLE resolutions ON COMMIT DROP AS
        SELECT t.* FROM public.resolutions t JOIN recent USING (payment_id);
      CREATE TEMP TABLE disputes ON COMMIT DROP AS
        SELECT t.* FROM public.disputes t JOIN recent USING (payment_id);
      CREATE TEMP TABLE settlement_lines ON COMMIT DROP AS
        SELECT t.* FROM public.settlement_lines t
         WHERE t.payment_id IN (SELECT payment_id FROM recent)
            OR (t.came_as = 'SUSPENDED' AND t.suspended_payment_id = 0);
      CREATE TEMP TABLE discrepancies ON COMMIT DROP AS
        SELECT t.* FROM public.discrepancies t
         WHERE coalesce(t.payment_id, 0) IN (SELECT payment_id FROM recent)
           AND t.status = 'RESOLVED';
      CREATE TEMP TABLE reserves ON COMMIT DROP AS
        SELECT t.* FROM public.reserves t JOIN recent USING (payment_id);
      CREATE TEMP TABLE payouts ON COMMIT DROP AS
        SELECT t.* FROM public.payouts t WHERE t.updated_at >= #{since};
      CREATE TEMP TABLE journal_entries ON COMMIT DROP AS
        SELECT t.* FROM public.journal_entries t JOIN recent USING (payment_id)
         WHERE t.movement_kind NOT LIKE 'PAYOUT%';
      INSERT INTO pg_temp.journal_entries
        SELECT t.* FROM public.journal_entries t
         WHERE t.movement_key IN (SELECT kind || ':' || public_payout_id FROM pg_temp.payouts,
             unnest(ARRAY['PAYOUT', 'PAYOUT_SETTLED', 'PAYOUT_RETURNED']) AS kind)
        UNION SELECT t.* FROM public.journal_entries t
         WHERE t.created_at >= #{since} AND t.movement_kind LIKE 'PAYOUT%';
      CREATE TEMP TABLE postings ON COMMIT DROP AS
        SELECT t.* FROM public.postings t
          JOIN pg_temp.journal_entries j ON j.id = t.journal_entry_id;
      ALTER TABLE pg_temp.payment_intents ADD PRIMARY KEY (id);
      ALTER TABLE pg_temp.payments ADD PRIMARY KEY (id);
      ALTER TABLE pg_temp.payment_orders ADD PRIMARY KEY (id);
      ALTER TABLE pg_temp.journal_entries ADD PRIMARY KEY (id);
      ANALYZE pg_temp.payment_intents, pg_temp.payments, pg_temp.payment_captured_events,
        pg_temp.payment_orders, pg_temp.payment_captures, pg_temp.refunds, pg_temp.disputes,
        pg_temp.resolutions, pg_temp.settlement_lines, pg_temp.discrepancies, pg_temp.reserves,
        pg_temp.payouts, pg_temp.journal_entries, pg_temp.postings
      """)
  void whatBelongsToThem(@Param("since") Instant since);
}
