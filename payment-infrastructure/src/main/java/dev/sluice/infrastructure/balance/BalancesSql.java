package dev.sluice.infrastructure.balance;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface BalancesSql {

  /** Rows are locked in the order given, which is account order. */
  @Insert(
      """
      INSERT INTO account_balances AS b (account_id, stripe, balance)
      SELECT r.account_id, r.stripe, r.change
        FROM unnest(#{accounts}, #{stripes}, #{changes}) WITH ORDINALITY
          AS r(account_id, stripe, change, place)
       ORDER BY r.place
      ON CONFLICT (account_id, stripe)
      DO UPDATE SET balance = b.balance + EXCLUDED.balance, updated_at = now()
      """)
  int add(
      @Param("accounts") long[] accounts,
      @Param("stripes") int[] stripes,
      @Param("changes") long[] changes);

  record Locked(long accountId, long balance) {}

  /** Rows are locked in the order given, which is account order. */
  @Select(
      """
      SELECT b.account_id, b.balance
        FROM unnest(#{accounts}) WITH ORDINALITY AS r(account_id, place)
        JOIN account_balances b ON b.account_id = r.account_id AND b.stripe = 0
       ORDER BY r.place FOR NO KEY UPDATE OF b
      """)
  List<Locked> lock(@Param("accounts") long[] accounts);

  /** One account of a seller; a seller without accounts is one row of nulls with the time. */
  record Held(
      Instant asOf,
      @Nullable String accountType,
      @Nullable String currency,
      @Nullable Long balance) {}

  @Select(
      """
      SELECT statement_timestamp() AS as_of, held.account_type, held.currency, held.balance
        FROM (SELECT) one LEFT JOIN (
          SELECT a.account_type, a.currency, sum(b.balance)::bigint AS balance
            FROM accounts a JOIN account_balances b ON b.account_id = a.id
           WHERE a.seller_id = #{seller}
           GROUP BY a.account_type, a.currency) held ON TRUE
       ORDER BY held.account_type, held.currency
      """)
  List<Held> ofSeller(@Param("seller") String seller);
}
