package dev.sluice.infrastructure.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.servers.redis.EmbeddedRedis;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A Redis of its own, to be killed, paused and emptied. */
@Tag("integration")
class ConvenienceIntegrationTest {
  @TempDir Path directory;
  private EmbeddedRedis redis;
  private RedisLab lab;
  private Convenience convenience;

  @BeforeEach
  void start() {
    redis = EmbeddedRedis.start(directory, 0);
    lab = new RedisLab(redis.url());
    convenience = lab.convenience("test");
    Awaitility.await().until(this::works);
  }

  @AfterEach
  void stop() {
    lab.close();
    redis.close();
  }

  @Test
  void a_redis_that_died_is_done_without_and_used_again_when_it_is_back() {
    redis.kill();
    var before = lab.skipped("test");
    assertThat(works()).isFalse();
    assertThat(lab.skipped("test")).isEqualTo(before + 1);
    redis.start();
    Awaitility.await().until(this::works);
  }

  @Test
  void a_redis_that_was_never_there_is_done_without() {
    redis.close();
    try (var late = new RedisLab(redis.url())) {
      var unused = late.convenience("never");
      assertThat(unused.ask(template -> template.hasKey("x"), false)).isFalse();
      assertThat(late.skipped("never")).isOne();
    }
  }

  @Test
  void a_redis_that_stands_still_holds_up_one_caller_in_a_while() {
    redis.pause();
    var before = lab.skipped("test");
    for (int i = 0; i < 1000; i++) assertThat(works()).isFalse();
    assertThat(lab.skipped("test")).isEqualTo(before + 1000);
    redis.resume();
    Awaitility.await().until(this::works);
  }

  @Test
  void nothing_is_asked_inside_a_transaction() {
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThatIllegalStateException().isThrownBy(this::works);
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
    }
  }

  private boolean works() {
    return convenience.ask(
        template -> {
          template.opsForValue().set("key", "value");
          return true;
        },
        false);
  }
}
