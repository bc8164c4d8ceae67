package dev.sluice.infrastructure.id;

import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface NodeLeasesSql {

  /**
   * @param usedUpTo the last millisecond for which an earlier owner may have given numbers
   */
  record Lease(int node, long usedUpTo) {}

  /**
   * The node that was free for longest, one whose last owner's clock was ahead last of all; another
   * one for whoever comes at the same time.
   */
  @Select(
      value =
          """
          WITH free AS (
            SELECT node, used_up_to FROM node_leases WHERE leased_until < now()
             ORDER BY used_up_to > #{now}, leased_until, node LIMIT 1 FOR UPDATE SKIP LOCKED)
          UPDATE node_leases l
             SET owner = #{owner}, leased_until = now() + #{millis} * interval '1 millisecond',
                 used_up_to = greatest(l.used_up_to, #{upTo})
            FROM free WHERE l.node = free.node
          RETURNING l.node, free.used_up_to
          """,
      affectData = true)
  Optional<Lease> take(
      @Param("owner") String owner,
      @Param("now") long now,
      @Param("millis") long millis,
      @Param("upTo") long upTo);

  /** Only while it is still ours: a lease that ran out and was taken is gone. */
  @Update(
      """
      UPDATE node_leases
         SET leased_until = now() + #{millis} * interval '1 millisecond',
             used_up_to = greatest(used_up_to, #{upTo})
       WHERE node = #{node} AND owner = #{owner}
      """)
  int renew(
      @Param("node") int node,
      @Param("owner") String owner,
      @Param("millis") long millis,
      @Param("upTo") long upTo);

  @Update(
      """
      UPDATE node_leases SET leased_until = now(), owner = NULL
       WHERE node = #{node} AND owner = #{owner}
      """)
  int release(@Param("node") int node, @Param("owner") String owner);
}
