package dev.sluice.infrastructure.idempotency;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface IdempotencySql {

  String THE_KEY =
      """
       WHERE client_id = #{r.client.value} AND method_and_path = #{r.methodAndPath}
         AND key = #{r.key}
      """;

  /** Waits for a twin whose transaction is open. */
  @Insert(
      """
      INSERT INTO idempotency_keys (client_id, method_and_path, key, body_hash, leased_until,
        created_at)
      VALUES (#{r.client.value}, #{r.methodAndPath}, #{r.key}, #{r.bodyHash},
        #{leasedUntil,jdbcType=TIMESTAMP_WITH_TIMEZONE}, #{now})
      ON CONFLICT DO NOTHING
      """)
  int take(
      @Param("r") Object request,
      @Param("leasedUntil") @Nullable Instant leasedUntil,
      @Param("now") Instant now);

  @Select("SELECT body_hash, status, location, body, leased_until FROM idempotency_keys" + THE_KEY)
  Optional<IdempotencyRow> find(@Param("r") Object request);

  @Update(
      "UPDATE idempotency_keys SET leased_until = #{until}"
          + THE_KEY
          + " AND status IS NULL AND leased_until <= #{now}")
  int takeOver(
      @Param("r") Object request, @Param("until") Instant until, @Param("now") Instant now);

  @Update(
      """
      UPDATE idempotency_keys
         SET status = #{status}, location = #{location,jdbcType=VARCHAR}, body = #{body},
             leased_until = NULL
      """
          + THE_KEY)
  int answer(
      @Param("r") Object request,
      @Param("status") int status,
      @Param("location") @Nullable String location,
      @Param("body") String body);

  /** Long over, by any instance's clock. */
  @Update("UPDATE idempotency_keys SET leased_until = created_at" + THE_KEY + " AND status IS NULL")
  int release(@Param("r") Object request);

  @Delete("DELETE FROM idempotency_keys" + THE_KEY)
  int forget(@Param("r") Object request);

  @Delete(
      """
      DELETE FROM idempotency_keys WHERE (client_id, method_and_path, key) IN (
        SELECT client_id, method_and_path, key FROM idempotency_keys
         WHERE created_at < #{olderThan} ORDER BY created_at LIMIT #{atMost}
           FOR UPDATE SKIP LOCKED)
      """)
  int expire(@Param("olderThan") Instant olderThan, @Param("atMost") int atMost);
}
