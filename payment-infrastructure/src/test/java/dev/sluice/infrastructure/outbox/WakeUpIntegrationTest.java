package dev.sluice.infrastructure.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.infrastructure.Database;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("integration")
class WakeUpIntegrationTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final String LISTENERS =
      "SELECT pid FROM pg_stat_activity WHERE application_name = 'bell'"
          + " AND datname = current_database() AND query LIKE 'LISTEN%'";

  private Database database;
  private PostgresWakeUp here;
  private PostgresWakeUp there;

  @BeforeEach
  void open() throws InterruptedException {
    database = Database.fresh();
    here = bell();
    there = bell();
    awaitListeners();
    settle();
  }

  @AfterEach
  void close() {
    here.stop();
    there.stop();
    database.close();
  }

  @Test
  void a_ring_is_heard_here_and_in_other_processes() throws InterruptedException {
    here.ring();

    assertThat(here.await(PATIENCE)).isTrue();
    assertThat(there.await(PATIENCE)).isTrue();
  }

  @Test
  void many_rings_before_anybody_waits_are_one() throws InterruptedException {
    for (int i = 0; i < 100; i++) here.ring();

    assertThat(here.await(PATIENCE)).isTrue();
    assertThat(here.await(SHORT)).isFalse();
  }

  @Test
  void a_storm_of_rings_is_told_a_few_times_only() throws Exception {
    try (var connection =
            DriverManager.getConnection(database.url() + "?user=" + EmbeddedPostgres.OWNER);
        var statement = connection.createStatement()) {
      statement.execute("LISTEN sluice_outbox");
      long begun = System.nanoTime();
      for (int i = 0; i < 5000; i++) {
        here.ring();
        if (i % 100 == 0) here.await(SHORT);
      }
      there.await(PATIENCE);
      long twentieths = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 50;

      var heard = connection.unwrap(PGConnection.class).getNotifications();
      assertThat(heard).isNotNull().hasSizeLessThanOrEqualTo((int) twentieths + 2);
    }
  }

  @Test
  void a_bell_whose_connection_breaks_comes_back() throws InterruptedException {
    var broken = database.read(LISTENERS);
    terminate();
    Awaitility.await()
        .atMost(PATIENCE.multipliedBy(4))
        .until(() -> {
          var now = database.read(LISTENERS);
          return now.size() == 2 && now.stream().noneMatch(broken::contains);
        });
    settle();

    here.ring();

    assertThat(there.await(PATIENCE)).isTrue();
  }

  /** Every bell rings once when it begins to listen. */
  private void settle() throws InterruptedException {
    here.await(SHORT.multipliedBy(100));
    there.await(SHORT.multipliedBy(100));
  }

  private void awaitListeners() {
    Awaitility.await().atMost(PATIENCE).until(() -> database.read(LISTENERS).size() == 2);
  }

  private void terminate() {
    try (var connection =
            DriverManager.getConnection(database.url() + "?user=" + EmbeddedPostgres.SUPERUSER);
        var statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bell'"
              + " AND datname = current_database()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private PostgresWakeUp bell() {
    var source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser(EmbeddedPostgres.OWNER);
    source.setApplicationName("bell");
    var bell = new PostgresWakeUp(source);
    bell.start();
    return bell;
  }
}
