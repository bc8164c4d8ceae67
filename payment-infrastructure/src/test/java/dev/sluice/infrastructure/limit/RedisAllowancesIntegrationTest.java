package dev.sluice.infrastructure.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.id.ClientId;
import dev.sluice.infrastructure.redis.RedisLab;
import dev.sluice.servers.testing.TestServers;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class RedisAllowancesIntegrationTest {

  /** So slow that nothing fills up while a test runs. */
  private static final long SLOW = 1;

  private final RedisLab lab = RedisLab.patient(TestServers.redis().url());
  private final RedisAllowances allowances = new RedisAllowances(lab.convenience("allowances"));
  private final ClientId client = new ClientId(UUID.randomUUID().toString());

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void a_full_bucket_gives_what_it_holds_and_no_more() {
    assertThat(allowances.take(client, SLOW, 10_000, 4_000)).hasValue(4_000);
    assertThat(allowances.take(client, SLOW, 10_000, 9_000).orElseThrow())
        .isBetween(6_000L, 6_100L);
    assertThat(allowances.take(client, SLOW, 10_000, 9_000).orElseThrow()).isLessThan(100);
    assertThat(allowances.take(new ClientId("another"), SLOW, 10_000, 9_000)).hasValue(9_000);
  }

  @Test
  void all_who_take_at_once_get_no_more_than_there_is() {
    long taken =
        LongStream.range(0, 500)
            .parallel()
            .map(_ -> allowances.take(client, SLOW, 1_000, 7).orElseThrow())
            .sum();
    assertThat(taken).isBetween(1_000L, 1_100L);
  }

  @Test
  void it_fills_again_and_is_forgotten_when_full() {
    allowances.take(client, 1_000_000, 1_000, 1_000);
    assertThat(lab.template().getExpire("allowance:" + client.value())).isBetween(0L, 2L);
    var key = "allowance:" + client.value();
    // a second ago, as it would have been written then
    lab.template().opsForHash().put(key, "permits", "0");
    lab.template().opsForHash().put(key, "at", Long.toString(System.currentTimeMillis() - 1_000));
    assertThat(allowances.take(client, 500, 100_000, 1_000).orElseThrow()).isBetween(400L, 999L);
  }

  @Test
  void without_redis_nobody_can_say() {
    try (var nobody = RedisLab.ofNobody()) {
      assertThat(new RedisAllowances(nobody.convenience("allowances")).take(client, SLOW, 10, 1))
          .isEmpty();
    }
  }
}
