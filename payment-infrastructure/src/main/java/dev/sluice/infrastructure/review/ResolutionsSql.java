package dev.sluice.infrastructure.review;

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
      SELECT subject, payment_id, n, verdict, suspended_amount, captured_amount, currency, reason,
          proposed_by, proposed_at, confirmed_by, confirmed_at
        FROM resolutions WHERE subject = #{subject} ORDER BY id
      """)
  List<ResolutionRow> of(@Param("subject") String subject);

  @Insert(
      """
      INSERT INTO resolutions (subject, payment_order_id, payment_id, n, verdict, suspended_amount,
        currency, reason, proposed_by, proposed_at)
      VALUES (#{subject},
          (SELECT id FROM payment_orders WHERE public_payment_order_id = #{subject}), #{payment},
          #{n,jdbcType=INTEGER}, #{verdict}, #{suspended}, #{currency}, #{reason}, #{proposedBy},
          #{proposedAt})
      """)
  int propose(Map<String, Object> values);

  @Update(
      """
      UPDATE resolutions SET captured_amount = #{captured}, confirmed_by = #{confirmedBy},
          confirmed_at = #{confirmedAt}
       WHERE id = (SELECT max(id) FROM resolutions WHERE subject = #{subject})
         AND confirmed_by IS NULL AND n IS NOT DISTINCT FROM #{n,jdbcType=INTEGER}
         AND verdict = #{verdict}
      """)
  int confirm(Map<String, Object> values);
}
