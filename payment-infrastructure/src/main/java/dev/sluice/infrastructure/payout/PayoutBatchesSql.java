package dev.sluice.infrastructure.payout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PayoutBatchesSql {

  record SkipRow(String sellerId, String currency, long available, String reason) {}

  record SumRow(long payoutBatchId, String currency, int payouts, long amount) {}

  record ReasonRow(long payoutBatchId, String reason, long count) {}

  record FileRow(int payouts, long amount, byte[] text, Instant writtenAt) {}

  @Insert(
      """
      INSERT INTO payout_batches (id, public_payout_batch_id, kind, day, status, requested_by,
        trace_id, opened_at, collected_at)
      VALUES (#{id}, #{publicId}, #{kind}, #{day}, #{status}, #{requestedBy}, #{trace},
        #{openedAt}, #{collectedAt})
      ON CONFLICT (day) WHERE kind = 'SCHEDULED' DO NOTHING
      """)
  int add(Map<String, Object> values);

  String ALL =
      """
      SELECT id, kind, day, status, after_seller_id, after_currency, requested_by, trace_id,
          opened_at, collected_at, done_at
        FROM payout_batches
      """;

  @Select(
      ALL
          + """
          WHERE status <> 'DONE' AND (status = 'COLLECTING' OR collected_at <= #{until})
          ORDER BY id LIMIT 1 FOR NO KEY UPDATE
          """)
  Optional<BatchRow> next(@Param("until") Instant until);

  @Update(
      """
      UPDATE payout_batches SET status = #{status}, after_seller_id = #{afterSeller},
          after_currency = #{afterCurrency}, collected_at = #{collectedAt}, done_at = #{doneAt}
       WHERE id = #{id}
      """)
  int save(Map<String, Object> values);

  String CANDIDATE =
      """
      SELECT a.seller_id, a.currency, b.balance, s.payout_schedule, s.payouts_on_hold, s.iban,
          s.account_holder, m.amount AS minimum,
          (SELECT p.day FROM payouts p
            WHERE p.seller_id = a.seller_id AND p.currency = a.currency AND p.by_turn
            ORDER BY p.id DESC LIMIT 1) AS last_turn,
          (SELECT CASE p.status WHEN 'RETURNED' THEN p.iban END FROM payouts p
            WHERE p.seller_id = a.seller_id AND p.currency = a.currency
            ORDER BY p.id DESC LIMIT 1) AS came_back_from
        FROM accounts a
        JOIN account_balances b ON b.account_id = a.id
        LEFT JOIN sellers s ON s.seller_id = a.seller_id
        LEFT JOIN seller_payout_minimums m ON m.seller_id = s.id AND m.currency = a.currency
       WHERE a.account_type = 'MERCHANT_AVAILABLE'
      """;

  @Select(
      CANDIDATE
          + """
          AND (a.seller_id, a.currency) > (#{seller}, #{currency}::bpchar) AND b.balance <> 0
          ORDER BY a.seller_id, a.currency LIMIT #{atMost}
          """)
  List<CandidateRow> candidates(
      @Param("seller") String seller,
      @Param("currency") String currency,
      @Param("atMost") int atMost);

  @Select(CANDIDATE + "AND a.seller_id = #{seller} AND a.currency = #{currency}")
  Optional<CandidateRow> candidate(
      @Param("seller") String seller, @Param("currency") String currency);

  @Insert(
      """
      INSERT INTO payout_skips (payout_batch_id, seller_id, currency, available, reason)
      SELECT #{batch}, * FROM unnest(#{seller}, #{currency}, #{available}, #{reason})
      """)
  int skip(Map<String, Object> columns);

  @Select(
      """
      SELECT seller_id, currency, available, reason FROM payout_skips
       WHERE payout_batch_id = #{batch} AND (seller_id, currency) > (#{seller}, #{currency}::bpchar)
       ORDER BY seller_id, currency LIMIT #{atMost}
      """)
  List<SkipRow> skips(
      @Param("batch") long batch,
      @Param("seller") String seller,
      @Param("currency") String currency,
      @Param("atMost") int atMost);

  @Insert(
      """
      INSERT INTO payout_files (payout_batch_id, currency, payouts, amount, text, written_at)
      VALUES (#{batch}, #{currency}, #{payouts}, #{amount}, #{text}, #{at})
      """)
  int addFile(Map<String, Object> values);

  @Select(
      """
      SELECT payouts, amount, text, written_at FROM payout_files
       WHERE payout_batch_id = #{batch} AND currency = #{currency}
      """)
  Optional<FileRow> file(@Param("batch") long batch, @Param("currency") String currency);

  @Select(ALL + "WHERE id = #{id}")
  Optional<BatchRow> find(@Param("id") long id);

  @Select(ALL + "WHERE id < #{before} ORDER BY id DESC LIMIT #{atMost}")
  List<BatchRow> list(@Param("before") long before, @Param("atMost") int atMost);

  @Select(
      """
      SELECT payout_batch_id, currency, count(*)::int AS payouts, sum(amount)::bigint AS amount
        FROM payouts WHERE payout_batch_id = ANY(#{batches})
       GROUP BY payout_batch_id, currency ORDER BY payout_batch_id, currency
      """)
  List<SumRow> paid(@Param("batches") long[] batches);

  @Select(
      """
      SELECT payout_batch_id, currency, payouts, amount FROM payout_files
       WHERE payout_batch_id = ANY(#{batches}) ORDER BY payout_batch_id, currency
      """)
  List<SumRow> files(@Param("batches") long[] batches);

  @Select(
      """
      SELECT payout_batch_id, reason, count(*) AS count FROM payout_skips
       WHERE payout_batch_id = ANY(#{batches}) GROUP BY payout_batch_id, reason
      """)
  List<ReasonRow> reasons(@Param("batches") long[] batches);
}
