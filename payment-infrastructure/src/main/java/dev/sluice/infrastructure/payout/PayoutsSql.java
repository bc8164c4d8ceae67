package dev.sluice.infrastructure.payout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PayoutsSql {

  /** Any number that nobody else uses in this database. */
  @Select("SELECT TRUE FROM (SELECT pg_advisory_xact_lock(7301002)) alone")
  boolean alone();

  @Insert(
      """
      INSERT INTO payouts (id, public_payout_id, payout_batch_id, by_turn, day, seller_id, amount,
        currency, iban, account_holder, status, trace_id, created_at)
      SELECT r.id, r.public_id, r.batch, b.kind <> 'SELLER', b.day, r.seller_id, r.amount,
          r.currency, r.iban, r.account_holder, r.status, r.trace_id, r.created_at
        FROM unnest(#{id}, #{publicId}, #{batch}, #{seller}, #{amount}, #{currency}, #{iban},
          #{holder}, #{status}, #{trace}, #{createdAt}) AS r(id, public_id, batch, seller_id,
          amount, currency, iban, account_holder, status, trace_id, created_at)
        JOIN payout_batches b ON b.id = r.batch
      """)
  int add(Map<String, Object> columns);

  String ALL =
      """
      SELECT id, payout_batch_id, seller_id, amount, currency, iban, account_holder, status,
          sent_with, decided_on, had_settled, reason, stopped_by, trace_id, created_at
        FROM payouts
      """;

  @Select(ALL + "WHERE id = ANY(#{ids}) ORDER BY id FOR NO KEY UPDATE")
  List<PayoutRow> lock(@Param("ids") long[] ids);

  @Update(
      """
      UPDATE payouts p SET status = r.status, sent_with = r.sent_with, decided_on = r.decided_on,
          had_settled = r.had_settled, reason = r.reason, stopped_by = r.stopped_by,
          updated_at = now()
        FROM unnest(#{id}, #{status}, #{sentWith}, #{decidedOn}, #{hadSettled}, #{reason},
          #{stoppedBy}) AS r(id, status, sent_with, decided_on, had_settled, reason, stopped_by)
       WHERE p.id = r.id
      """)
  int save(Map<String, Object> columns);

  @Select(
      ALL
          + """
          WHERE status = 'CREATED' AND (payout_batch_id = #{batch} OR EXISTS (
              SELECT FROM payout_batches b WHERE b.id = payout_batch_id AND b.status = 'DONE'))
          ORDER BY id FOR NO KEY UPDATE
          """)
  List<PayoutRow> unsent(@Param("batch") long batch);

  @Select(
      "SELECT id FROM payouts WHERE sent_with = #{batch} AND currency = #{currency} ORDER BY id")
  List<Long> sentWith(@Param("batch") long batch, @Param("currency") String currency);

  @Select(ALL + "WHERE id = #{id}")
  Optional<PayoutRow> find(@Param("id") long id);

  @Select(
      """
      <script>
      """
          + ALL
          + """
          WHERE id &lt; #{before}
          <if test="seller != null">AND seller_id = #{seller}</if>
          <if test="status != null">AND status = #{status}</if>
          <if test="batch != null">AND payout_batch_id = #{batch}</if>
          ORDER BY id DESC LIMIT #{atMost}
          </script>
          """)
  List<PayoutRow> list(Map<String, Object> wanted);
}
