package dev.sluice.infrastructure.ledger;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AccountsSql {

  /** The index knows no difference between two nulls, and neither does this. */
  @Select(
      """
      SELECT a.id, a.account_type, a.seller_id, a.currency
        FROM unnest(#{type}, #{seller}, #{currency}) AS r(account_type, seller_id, currency)
        JOIN accounts a ON a.account_type = r.account_type AND a.currency = r.currency
         AND (a.seller_id = r.seller_id OR (a.seller_id IS NULL AND r.seller_id IS NULL))
      """)
  List<Accounts.Row> find(Map<String, Object> columns);

  @Insert(
      """
      INSERT INTO accounts (account_type, category, normal_side, seller_id, currency)
      SELECT * FROM unnest(#{type}, #{category}, #{normalSide}, #{seller}, #{currency})
      ON CONFLICT (account_type, seller_id, currency) DO NOTHING
      """)
  int open(Map<String, Object> columns);
}
