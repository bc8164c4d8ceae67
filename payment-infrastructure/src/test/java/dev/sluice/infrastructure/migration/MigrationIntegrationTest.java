package dev.sluice.infrastructure.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.infrastructure.Database;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.testing.TestServers;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("integration")
class MigrationIntegrationTest {

  @Test
  void a_second_run_has_nothing_to_do() {
    var url = TestServers.freshDatabase();

    assertThat(migrate(url)).isEqualTo(Changelog.ids().size());
    assertThat(migrate(url)).isZero();
  }

  @Test
  void two_runs_at_the_same_time_wait_for_each_other() throws Exception {
    var url = TestServers.freshDatabase();

    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Integer> run = () -> migrate(url);
      var one = threads.submit(run);
      var other = threads.submit(run);
      assertThat(one.get() + other.get()).isEqualTo(Changelog.ids().size());
    }
  }

  @Test
  void a_lock_left_behind_by_a_dead_run_is_cleared() {
    try (var database = Database.fresh()) {
      database.asOwner(
          "INSERT INTO databasechangeloglock (id, locked, lockgranted, lockedby)"
              + " VALUES (1, TRUE, now(), 'a dead one')"
              + " ON CONFLICT (id) DO UPDATE SET locked = TRUE, lockedby = 'a dead one'");

      assertThat(migrate(database.url())).isZero();
    }
  }

  @Test
  void the_application_may_add_to_the_books_but_never_change_them() throws SQLException {
    try (var database = Database.fresh();
        var connection = database.pool().getConnection();
        var statement = connection.createStatement()) {
      for (var facts :
          new String[] {
            "accounts", "journal_entries", "postings", "payment_captures", "payment_captured_events"
          }) {
        assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM " + facts))
            .hasMessageContaining("permission denied for table " + facts);
        try (var may =
            statement.executeQuery(
                "SELECT has_table_privilege('%s', 'UPDATE'), has_any_column_privilege('%s', 'UPDATE')"
                    .formatted(facts, facts))) {
          assertThat(may.next()).isTrue();
          assertThat(may.getBoolean(1)).isFalse();
          assertThat(may.getBoolean(2)).isFalse();
        }
        assertThatThrownBy(() -> statement.executeUpdate("TRUNCATE " + facts))
            .hasMessageContaining("permission denied for table " + facts);
      }
    }
  }

  @Test
  void a_program_and_a_database_of_the_same_version_go_together() {
    try (var database = Database.fresh()) {
      assertThatCode(new SchemaVersion(database.pool())::check).doesNotThrowAnyException();
    }
  }

  @Test
  void a_database_nobody_migrated_is_named_older() {
    var version = new SchemaVersion(plain(TestServers.freshDatabase()));

    assertThatThrownBy(version::check)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("older than this program")
        .hasMessageContaining("run the migrate step");
  }

  @Test
  void a_database_with_a_changeset_nobody_knows_is_named_newer() {
    try (var database = Database.fresh()) {
      database.asOwner(
          "INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted,"
              + " exectype) VALUES ('from-tomorrow', 'sluice', 'x.sql', now(), 1000, 'EXECUTED')");

      assertThatThrownBy(new SchemaVersion(database.pool())::check)
          .hasMessageContaining("newer than this program (it has changeset 'from-tomorrow')");
    }
  }

  @Test
  void changeset_ids_are_unique_over_all_files() {
    assertThat(Changelog.ids()).doesNotHaveDuplicates().hasSizeGreaterThan(10);
  }

  private static int migrate(String url) {
    return Migration.run(url, EmbeddedPostgres.OWNER, "", EmbeddedPostgres.APPLICATION);
  }

  private static PGSimpleDataSource plain(String url) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(EmbeddedPostgres.APPLICATION);
    return source;
  }
}
