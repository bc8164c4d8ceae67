package dev.sluice.infrastructure.order;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ResolutionsSql {

  @Select(
      """
      SELECT payment_order_id, n, verdict, suspended_amount, captured_amount, currency, reason,
          proposed_by, proposed_at, confirmed_by, confirmed_at
        FROM resolutions WHERE payment_order_id = #{order} ORDER BY id
      """)
  List<ResolutionRow> of(@Param("order") long order);

  @Insert(
      """
      INSERT INTO resolutions (payment_order_id, payment_id, n, verdict, suspended_amount, currency,
        reason, proposed_by, proposed_at)
      SELECT id, payment_id, #{n}, #{verdict}, #{suspended}, #{currency}, #{reason}, #{proposedBy},
          #{proposedAt}
        FROM payment_orders WHERE id = #{order}
      """)
  int propose(Map<String, Object> values);

  @Update(
      """
      UPDATE resolutions SET captured_amount = #{captured}, confirmed_by = #{confirmedBy},
          confirmed_at = #{confirmedAt}
       WHERE id = (SELECT max(id) FROM resolutions WHERE payment_order_id = #{order})
         AND confirmed_by IS NULL AND n = #{n} AND verdict = #{verdict}
      """)
  int confirm(Map<String, Object> values);
}
