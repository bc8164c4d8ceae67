package dev.sluice.bench.settlement;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What the database alone takes for the rows of a report that was read: lines, discrepancies,
 * entries and postings, into tables with the same indexes, one statement per table, one commit.
 */
public final class SettlementFloor {

  private static final String SCHEMA = "settlement_floor";
  private static final List<String> TABLES =
      List.of("settlement_lines", "discrepancies", "journal_entries", "postings");

  /** The rows apart from everything else, so that reading them costs next to nothing. */
  private static final String ROWS =
      """
      CREATE TEMP TABLE r_settlement_lines AS
        SELECT l.* FROM settlement_lines l JOIN settlement_files f ON f.id = l.settlement_file_id
         WHERE f.public_settlement_file_id = '%1$s';
      CREATE TEMP TABLE r_discrepancies AS
        SELECT d.* FROM discrepancies d JOIN settlement_files f ON f.id = d.settlement_file_id
         WHERE f.public_settlement_file_id = '%1$s';
      CREATE TEMP TABLE r_journal_entries AS
        SELECT j.* FROM journal_entries j
         WHERE j.movement_kind IN ('SETTLEMENT', 'SUSPENSE', 'RESERVE_HOLD')
           AND j.cause_event_id LIKE '%1$s:SettlementFile:%%';
      ANALYZE r_journal_entries;
      CREATE TEMP TABLE r_postings AS
        SELECT p.* FROM postings p JOIN r_journal_entries j ON j.id = p.journal_entry_id;
      """;

  private SettlementFloor() {}

  /**
   * @param url JDBC, of a user who may make a schema
   * @param file the public id of the report
   * @return seconds
   */
  public static double seconds(String url, String file) {
    if (!file.matches("set_[0-9a-z]{13}")) throw new IllegalArgumentException("no report: " + file);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE; CREATE SCHEMA " + SCHEMA);
      try {
        for (String table : TABLES)
          statement.execute(
              "CREATE TABLE %s.%s (LIKE public.%s INCLUDING ALL)".formatted(SCHEMA, table, table));
        statement.execute(ROWS.formatted(file));
        statement.execute("CHECKPOINT");
        return insert(connection, statement);
      } finally {
        connection.setAutoCommit(true);
        statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the floor cannot be measured: " + e.getMessage(), e);
    }
  }

  private static double insert(Connection connection, Statement statement) throws SQLException {
    connection.setAutoCommit(false);
    long begun = System.nanoTime();
    for (String table : TABLES)
      statement.execute("INSERT INTO %s.%s SELECT * FROM r_%s".formatted(SCHEMA, table, table));
    connection.commit();
    return (System.nanoTime() - begun) / 1e9;
  }
}
