package dev.sluice.infrastructure.ledger;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface LedgerViewsSql {

  record AccountViewRow(
      String accountType,
      @Nullable String sellerId,
      String currency,
      long balance,
      Instant updatedAt) {}

  record EntryViewRow(
      long id,
      String movementKey,
      long paymentId,
      String traceId,
      String causeEventId,
      Instant occurredAt,
      Instant createdAt) {}

  record PostingViewRow(
      long journalEntryId,
      String accountType,
      @Nullable String sellerId,
      String currency,
      String direction,
      long amount) {}

  record SumsRow(String accountType, String currency, BigInteger debit, BigInteger credit) {}

  /** The accounts of one type have sellers or have none, so no null is compared with a name. */
  @Select(
      """
      <script>
      SELECT a.account_type, a.seller_id, a.currency,
             (SELECT COALESCE(sum(b.balance), 0)::bigint FROM account_balances b
               WHERE b.account_id = a.id) AS balance,
             (SELECT COALESCE(max(b.updated_at), a.created_at) FROM account_balances b
               WHERE b.account_id = a.id) AS updated_at
        FROM accounts a
       <if test="type != null">
       WHERE a.account_type >= #{type} AND (a.account_type > #{type}
         <choose>
         <when test="seller != null">OR (a.seller_id, a.currency) > (#{seller}, #{currency})</when>
         <otherwise>OR a.currency > #{currency}</otherwise>
         </choose>)
       </if>
       ORDER BY a.account_type, a.seller_id, a.currency LIMIT #{atMost}
      </script>
      """)
  List<AccountViewRow> accounts(Map<String, Object> after);

  @Select(
      """
      <script>
      SELECT id FROM accounts
       WHERE account_type = #{type} AND currency = #{currency}
      <choose>
      <when test="seller != null">AND seller_id = #{seller}</when>
      <otherwise>AND seller_id IS NULL</otherwise>
      </choose>
      </script>
      """)
  Optional<Long> accountId(Map<String, Object> account);

  /** An account finds its entries by its postings, beside a payment the payment finds them. */
  @Select(
      """
      <script>
      SELECT j.id, j.movement_key, j.payment_id, j.trace_id, j.cause_event_id, j.occurred_at,
             j.created_at
        FROM journal_entries j
       <where>
        <if test="before != null">AND j.id &lt; #{before}</if>
        <if test="payment != null">AND j.payment_id = #{payment}</if>
        <if test="account != null">
        <choose>
        <when test="payment != null">AND EXISTS (SELECT 1 FROM postings x
          WHERE x.journal_entry_id = j.id AND x.account_id = #{account})</when>
        <otherwise>AND j.id IN (
          SELECT DISTINCT x.journal_entry_id FROM postings x WHERE x.account_id = #{account}
          <if test="before != null">AND x.journal_entry_id &lt; #{before}</if>
           ORDER BY x.journal_entry_id DESC LIMIT #{atMost})</otherwise>
        </choose>
        </if>
       </where>
       ORDER BY j.id DESC LIMIT #{atMost}
      </script>
      """)
  List<EntryViewRow> entries(Map<String, Object> conditions);

  @Select(
      """
      SELECT x.journal_entry_id, a.account_type, a.seller_id, x.currency, x.direction, x.amount
        FROM postings x JOIN accounts a ON a.id = x.account_id
       WHERE x.journal_entry_id = ANY(#{entries})
       ORDER BY x.journal_entry_id, x.posting_no
      """)
  List<PostingViewRow> postings(@Param("entries") long[] entries);

  /** The sums go over everything: here a scan is the quick way, and it may take its time. */
  @Select(
      """
      SELECT set_config('enable_seqscan', 'on', true) || set_config('enable_hashjoin', 'on', true)
          || set_config('enable_mergejoin', 'on', true)
          || set_config('statement_timeout', '60s', true)
      """)
  String unhurried();

  @Select("SELECT now()")
  Instant now();

  @Select(
      """
      <script>
      SELECT a.account_type, a.currency,
             COALESCE(sum(x.amount) FILTER (WHERE x.direction = 'DEBIT'), 0) AS debit,
             COALESCE(sum(x.amount) FILTER (WHERE x.direction = 'CREDIT'), 0) AS credit
        FROM postings x JOIN accounts a ON a.id = x.account_id
       <if test="asOf != null">
        JOIN journal_entries j ON j.id = x.journal_entry_id AND j.created_at &lt;= #{asOf}
       </if>
       GROUP BY a.account_type, a.currency ORDER BY a.account_type, a.currency
      </script>
      """)
  List<SumsRow> sums(@Param("asOf") @Nullable Instant asOf);
}
