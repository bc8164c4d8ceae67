package dev.sluice.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.audit.AuditService;
import dev.sluice.application.psp.RetryTimer;
import dev.sluice.servers.redis.EmbeddedRedis;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timer is a convenience: what it was to ring for happens without it. */
@Tag("integration")
class RedisGoneIntegrationTest {
  private static final int PAYMENTS = 250;
  private static final int RETRIES = 500;
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path directory;

  @Test
  void all_of_500_retries_happen_although_redis_and_all_it_knew_is_gone_for_good()
      throws Exception {
    var redis = EmbeddedRedis.start(directory.resolve("redis"), 0);
    // all of them wait at once, and none is kept from the PSP by its silences
    try (var consumers =
        RunningConsumers.relayed(
            redis.url(),
            "sluice.psp.first-backoff=1h",
            "sluice.psp.longest-backoff=1h",
            "sluice.psp.breaker.calls=10000",
            "sluice.psp.breaker.at-least=10000",
            "sluice.consumers.retry.sweep-interval=2s")) {
      for (int n = 0; n < PAYMENTS; n++) consumers.pay(Baskets.ofTwoSellers(), "tok_capture_503");
      var timer = consumers.get(RetryTimer.class);
      Awaitility.await().atMost(LONG).until(() -> waiting(consumers) == RETRIES);
      assertThat(timer.waiting()).isPositive();

      redis.kill();
      redis.close();

      assertThat(timer.waiting()).isZero();
      assertThat(waiting(consumers)).isEqualTo(RETRIES);
      consumers.get(TurnedClock.class).forward(Duration.ofHours(1));
      Awaitility.await().atMost(LONG).until(() -> captured(consumers) == RETRIES);
      consumers.awaitRest();
      assertThat(retried(consumers)).isEqualTo(RETRIES);
      assertThat(consumers.get(AuditService.class).audit(Duration.ZERO).isClean()).isTrue();
    } finally {
      redis.close();
    }
  }

  private static long waiting(RunningConsumers consumers) throws SQLException {
    return count(consumers, "payment_orders WHERE phase = 'RETRY'");
  }

  private static long captured(RunningConsumers consumers) throws SQLException {
    return count(consumers, "payment_orders WHERE status = 'CAPTURED'");
  }

  /** Each was asked for a second time, and only then. */
  private static long retried(RunningConsumers consumers) throws SQLException {
    return count(
        consumers,
        "(SELECT psp_key FROM psp_attempts WHERE source = 'CALL' AND operation LIKE 'capture%'"
            + " GROUP BY 1 HAVING count(*) > 1) a");
  }

  private static long count(RunningConsumers consumers, String from) throws SQLException {
    try (var connection = DriverManager.getConnection(consumers.database, "sluice", "");
        var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + from)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
