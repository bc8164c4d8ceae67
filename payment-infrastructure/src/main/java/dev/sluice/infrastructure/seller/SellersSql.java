package dev.sluice.infrastructure.seller;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface SellersSql {

  /** What one seller agreed on: nulls where nothing was. */
  record AgreedRow(String sellerId, @Nullable Integer basisPoints, @Nullable Long fixed) {}

  record AmountRow(String currency, long amount) {}

  /** No two contracts overlap, so of those that have begun the latest alone can be valid. */
  @Select(
      """
      SELECT s.seller_id, c.basis_points, f.amount AS fixed
        FROM sellers s
        LEFT JOIN LATERAL (
          SELECT id, basis_points, valid_until FROM seller_contracts
           WHERE seller_id = s.id AND replaced_at IS NULL AND valid_from <= #{at}
           ORDER BY valid_from DESC LIMIT 1) c ON c.valid_until IS NULL OR c.valid_until > #{at}
        LEFT JOIN seller_contract_fees f ON f.contract_id = c.id AND f.currency = #{currency}
       WHERE s.seller_id = ANY(#{sellers})
      """)
  List<AgreedRow> agreed(
      @Param("sellers") String[] sellers,
      @Param("currency") String currency,
      @Param("at") Instant at);

  @Insert(
      """
      INSERT INTO sellers (seller_id, created_at, updated_at)
      SELECT seller_id, #{now}, #{now} FROM unnest(#{sellers}) AS r(seller_id)
      ON CONFLICT (seller_id) DO NOTHING
      """)
  int addNew(@Param("sellers") String[] sellers, @Param("now") Instant now);

  @Select(
      """
      SELECT id, seller_id, payout_schedule, payouts_on_hold, iban, account_holder,
          reserve_basis_points, reserve_days, created_at
        FROM sellers WHERE seller_id = #{sellerId}
      """)
  Optional<SellerRow> find(@Param("sellerId") String sellerId);

  @Select("SELECT currency, amount FROM seller_payout_minimums WHERE seller_id = #{id}")
  List<AmountRow> minimums(@Param("id") long id);

  @Select(
      """
      SELECT c.id, c.valid_from, c.valid_until, c.basis_points, f.currency, f.amount
        FROM seller_contracts c LEFT JOIN seller_contract_fees f ON f.contract_id = c.id
       WHERE c.seller_id = #{id} AND c.replaced_at IS NULL ORDER BY c.valid_from, f.currency
      """)
  List<ContractRow> contracts(@Param("id") long id);

  /** Locks the row: what belongs to it is replaced by one at a time. */
  @Select(
      value =
          """
          INSERT INTO sellers (seller_id, payout_schedule, payouts_on_hold, iban, account_holder,
            reserve_basis_points, reserve_days, created_at, updated_at)
          VALUES (#{sellerId}, #{schedule}, #{onHold}, #{iban}, #{holder}, #{reserveBasisPoints},
            #{reserveDays}, #{now}, #{now})
          ON CONFLICT (seller_id) DO UPDATE SET payout_schedule = EXCLUDED.payout_schedule,
            payouts_on_hold = EXCLUDED.payouts_on_hold, iban = EXCLUDED.iban,
            account_holder = EXCLUDED.account_holder,
            reserve_basis_points = EXCLUDED.reserve_basis_points,
            reserve_days = EXCLUDED.reserve_days, updated_at = EXCLUDED.updated_at
          RETURNING id
          """,
      affectData = true)
  long put(Map<String, Object> values);

  @Delete("DELETE FROM seller_payout_minimums WHERE seller_id = #{id}")
  int dropMinimums(@Param("id") long id);

  @Insert(
      """
      INSERT INTO seller_payout_minimums (seller_id, currency, amount)
      SELECT #{id}, * FROM unnest(#{currency}, #{amount})
      """)
  int addMinimums(Map<String, Object> columns);

  @Update(
      """
      UPDATE seller_contracts SET replaced_at = #{now}
       WHERE seller_id = #{id} AND replaced_at IS NULL
      """)
  int replaceContracts(@Param("id") long id, @Param("now") Instant now);

  @Select(
      value =
          """
          INSERT INTO seller_contracts (seller_id, valid_from, valid_until, basis_points, created_at)
          VALUES (#{id}, #{from}, #{until}, #{basisPoints}, #{now}) RETURNING id
          """,
      affectData = true)
  long addContract(Map<String, Object> values);

  @Insert(
      """
      INSERT INTO seller_contract_fees (contract_id, currency, amount)
      SELECT #{id}, * FROM unnest(#{currency}, #{amount})
      """)
  int addFees(Map<String, Object> columns);
}
