package dev.sluice.infrastructure.ledger;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AccountsSql {

  /** One look into the index per account, however few accounts there are by now. */
  @Select(
      """
      SELECT * FROM (
        SELECT r.account_type, r.seller_id, r.currency,
            CASE WHEN r.seller_id IS NULL
              THEN (SELECT a.id FROM accounts a WHERE a.account_type = r.account_type
                     AND a.seller_id IS NULL AND a.currency = r.currency)
              ELSE (SELECT a.id FROM accounts a WHERE a.account_type = r.account_type
                     AND a.seller_id = r.seller_id AND a.currency = r.currency) END AS id
          FROM unnest(#{type}, #{seller}, #{currency}) AS r(account_type, seller_id, currency)) known
       WHERE id IS NOT NULL
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
