package dev.sluice.infrastructure.idempotency;

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

  /** In the order of the keys, so that two groups cannot wait for each other. */
  @Select(
      value =
          """
          INSERT INTO idempotency_keys (client_id, method_and_path, key, body_hash, created_at)
          SELECT r.client_id, r.method_and_path, r.key, r.body_hash, #{now}
            FROM unnest(#{client}, #{methodAndPath}, #{key}, #{bodyHash})
              AS r(client_id, method_and_path, key, body_hash)
           ORDER BY r.client_id, r.method_and_path, r.key
          ON CONFLICT DO NOTHING
          RETURNING client_id, method_and_path, key
          """,
      affectData = true)
  List<Taken> takeFresh(Map<String, Object> columns);

  record Taken(String clientId, String methodAndPath, String key) {}

  @Update(
      """
      UPDATE idempotency_keys k
         SET status = r.status, location = r.location, body = r.body, leased_until = NULL
        FROM unnest(#{client}, #{methodAndPath}, #{key}, #{status}, #{location}, #{body})
          AS r(client_id, method_and_path, key, status, location, body)
       WHERE k.client_id = r.client_id AND k.method_and_path = r.method_and_path AND k.key = r.key
      """)
  int answer(Map<String, Object> columns);

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
