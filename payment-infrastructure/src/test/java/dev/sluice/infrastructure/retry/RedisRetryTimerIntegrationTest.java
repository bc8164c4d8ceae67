package dev.sluice.infrastructure.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.infrastructure.redis.RedisLab;
import dev.sluice.servers.redis.EmbeddedRedis;
import dev.sluice.servers.testing.TestServers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class RedisRetryTimerIntegrationTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final RedisLab lab = RedisLab.patient(TestServers.redis().url());
  private final RedisRetryTimer timer =
      new RedisRetryTimer(lab.convenience("retry_timer"), lab.registry);

  @BeforeEach
  void empty() {
    lab.template().delete(RedisRetryTimer.QUEUE);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void what_is_due_is_taken_once_the_oldest_first() {
    timer.schedule(
        Map.of("po_late", NOW.plusMillis(1), "po_now", NOW, "pi_old", NOW.minusSeconds(9)));
    assertThat(timer.waiting()).isEqualTo(3);
    assertThat(timer.takeDue(NOW, 10)).containsExactly("pi_old", "po_now");
    assertThat(timer.takeDue(NOW, 10)).isEmpty();
    assertThat(timer.waiting()).isOne();
    assertThat(timer.takeDue(NOW.plusMillis(1), 10)).containsExactly("po_late");
  }

  @Test
  void no_more_are_taken_than_asked_for() {
    timer.schedule(Map.of("a", NOW, "b", NOW, "c", NOW));
    assertThat(timer.takeDue(NOW, 2)).hasSize(2);
    assertThat(timer.takeDue(NOW, 2)).hasSize(1);
  }

  @Test
  void the_last_word_about_an_id_counts() {
    timer.schedule(Map.of("po_1", NOW));
    timer.schedule(Map.of("po_1", NOW.plusSeconds(60)));
    assertThat(timer.takeDue(NOW, 10)).isEmpty();
    assertThat(timer.waiting()).isOne();
  }

  @Test
  void nothing_to_schedule_is_nothing_to_do() {
    timer.schedule(Map.of());
    assertThat(timer.waiting()).isZero();
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
  void a_redis_that_was_emptied_has_forgotten_and_that_is_all() {
    timer.schedule(Map.of("a", NOW));
    lab.template().delete(RedisRetryTimer.QUEUE);
    assertThat(timer.takeDue(NOW, 10)).isEmpty();
    timer.schedule(Map.of("b", NOW));
    assertThat(timer.takeDue(NOW, 10)).containsExactly("b");
  }

  @Test
  void without_redis_nothing_is_due_and_nobody_is_told_off(@TempDir Path directory) {
    try (var redis = EmbeddedRedis.start(directory, 0);
        var away = new RedisLab(redis.url())) {
      redis.kill();
      var lost = new RedisRetryTimer(away.convenience("retry_timer"), away.registry);
      lost.schedule(Map.of("a", NOW));
      assertThat(lost.takeDue(NOW, 10)).isEqualTo(List.of());
      assertThat(lost.waiting()).isZero();
      assertThat(away.skipped("retry_timer")).isEqualTo(3);
    }
  }
}
