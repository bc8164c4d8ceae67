package dev.sluice.infrastructure.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.psp.RetryTimer;
import dev.sluice.infrastructure.PretendedTransaction;
import dev.sluice.infrastructure.redis.RedisLab;
import dev.sluice.servers.redis.EmbeddedRedis;
import dev.sluice.servers.testing.TestServers;
import dev.sluice.simulation.contract.RetryTimerContract;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("integration")
@ResourceLock("redis")
class RedisRetryTimerIntegrationTest extends RetryTimerContract {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final RedisLab lab = RedisLab.patient(TestServers.redis().url());
  private final RedisRetryTimer timer =
      new RedisRetryTimer(lab.convenience("retry_timer"), lab.registry);

  private @Nullable RedisLab nobody;

  @BeforeEach
  @Override
  protected void empty() {
    lab.template().delete(RedisRetryTimer.QUEUE);
  }

  @AfterEach
  void close() {
    lab.close();
    if (nobody != null) nobody.close();
  }

  @Test
  void the_queue_and_what_goes_through_it_can_be_seen() {
    timer.schedule(Map.of("a", NOW, "b", NOW.plusSeconds(60)));
    timer.takeDue(NOW, 10);
    assertThat(lab.registry.get("retry.queue.size").gauge().value()).isOne();
    assertThat(lab.registry.get("retry.scheduled").counter().count()).isEqualTo(2);
    assertThat(lab.registry.get("retry.taken").counter().count()).isOne();
  }

  @Test
  void what_was_done_without_redis_is_counted(@TempDir Path directory) {
    try (var redis = EmbeddedRedis.start(directory, 0);
        var away = new RedisLab(redis.url())) {
      redis.kill();
      var lost = new RedisRetryTimer(away.convenience("retry_timer"), away.registry);
      lost.schedule(Map.of("a", NOW));
      lost.takeDue(NOW, 10);
      lost.waiting();
      assertThat(away.skipped("retry_timer")).isEqualTo(3);
    }
  }

  @Override
  protected RetryTimer timer() {
    return timer;
  }

  @Override
  protected RetryTimer away() {
    nobody = RedisLab.ofNobody();
    return new RedisRetryTimer(nobody.convenience("retry_timer"), nobody.registry);
  }

  @Override
  protected void inTransaction(Runnable work) {
    PretendedTransaction.during(work);
  }
}
