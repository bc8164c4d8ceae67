package dev.sluice.infrastructure.migration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Brings the schema up to date: one step, run by the owner before the applications. Two runs at the
 * same time wait for each other, and a run that died leaves no lock behind.
 */
public final class Migration {

  /** Names the advisory lock: any number that nobody else uses in this database. */
  private static final long LOCK = 0x51_75_69_63_65L;

  private static final Pattern ROLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  /** Facts: the application adds to them and never changes them. */
  private static final List<String> APPEND_ONLY =
      List.of(
          "accounts",
          "journal_entries",
          "postings",
          "payment_captures",
          "payment_captured_events",
          "payout_skips",
          "payout_files",
          "payout_reports");

  private Migration() {}

  /**
   * @param url JDBC, without a user
   * @param user the role that owns the schema
   * @param applicationRole what the applications connect as; it has to exist
   * @return how many changesets were run
   * @throws IllegalStateException when the schema cannot be brought up to date, with the reason
   */
  public static int run(String url, String user, String password, String applicationRole) {
    if (!ROLE.matcher(applicationRole).matches())
      throw new IllegalArgumentException("not a plain role name: " + applicationRole);
    var properties = new Properties();
    properties.put("user", user);
    properties.put("password", password);
    properties.put("ApplicationName", "sluice-migrate");
    try (var connection = DriverManager.getConnection(url, properties)) {
      return migrate(connection, applicationRole);
    } catch (SQLException e) {
      throw new IllegalStateException("The migration of " + url + " failed: " + e.getMessage(), e);
    }
  }

  private static int migrate(Connection connection, String applicationRole) throws SQLException {
    execute(connection, "SELECT pg_advisory_lock(" + LOCK + ")");
    clearStaleLock(connection);
    int before = ran(connection);
    update(connection);
    connection.setAutoCommit(true);
    grant(connection, applicationRole);
    int after = ran(connection);
    if (after > before && hasData(connection)) execute(connection, "ANALYZE");
    execute(connection, "SELECT pg_advisory_unlock(" + LOCK + ")");
    return after - before;
  }

  /** We hold the advisory lock, so whoever holds Liquibase's is dead. */
  private static void clearStaleLock(Connection connection) throws SQLException {
    if (exists(connection, "databasechangeloglock"))
      execute(
          connection,
          "UPDATE databasechangeloglock SET locked = FALSE, lockgranted = NULL, lockedby = NULL");
  }

  private static void update(Connection connection) {
    // It speaks of every table it looks at, and would like to report home.
    Logger.getLogger("liquibase").setLevel(Level.WARNING);
    System.setProperty("liquibase.analytics.enabled", "false");
    try {
      Scope.child(
          Map.of(
              Scope.Attr.ui.name(),
              new LoggerUIService(),
              Scope.Attr.resourceAccessor.name(),
              new ClassLoaderResourceAccessor(Migration.class.getClassLoader())),
          () -> {
            Database database =
                DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(connection));
            new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, Changelog.MASTER)
                .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                .execute();
          });
    } catch (Exception e) {
      throw new IllegalStateException("The migration failed: " + e.getMessage(), e);
    }
  }

  private static void grant(Connection connection, String role) throws SQLException {
    var facts = String.join(", ", APPEND_ONLY);
    for (var statement :
        List.of(
            "GRANT USAGE ON SCHEMA public TO %s",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %s",
            "REVOKE UPDATE, DELETE ON " + facts + " FROM %s",
            "REVOKE INSERT, UPDATE, DELETE ON databasechangelog, databasechangeloglock FROM %s",
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %s",
            "REVOKE EXECUTE ON FUNCTION create_partitions, drop_partitions FROM PUBLIC",
            "GRANT EXECUTE ON FUNCTION create_partitions, drop_partitions TO %s"))
      execute(connection, statement.formatted('"' + role + '"'));
  }

  /**
   * Of an empty table the planner guesses better than of one that was empty when it was looked at.
   */
  private static boolean hasData(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT EXISTS (SELECT FROM payment_intents)")) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private static int ran(Connection connection) throws SQLException {
    if (!exists(connection, "databasechangelog")) return 0;
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM databasechangelog")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT to_regclass('public." + table + "') IS NOT NULL")) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
