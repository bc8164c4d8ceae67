package dev.sluice.infrastructure.migration;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Whether program and database speak of the same tables. */
public final class SchemaVersion {

  /** They do not: the message says who is older and what to do. */
  public static final class Mismatch extends IllegalStateException {
    Mismatch(String message) {
      super(message);
    }
  }

  private static final String UNDEFINED_TABLE = "42P01";

  private final DataSource database;

  public SchemaVersion(DataSource database) {
    this.database = database;
  }

  /**
   * @throws Mismatch when they do not
   * @throws IllegalStateException when the database does not say
   */
  public void check() {
    var expected = Changelog.ids();
    var found = found();
    var missing = without(expected, found);
    var unknown = without(found, expected);
    if (!missing.isEmpty())
      throw new Mismatch(
          "The database is older than this program (%d of %d changesets missing, the first is '%s'): run the migrate step, then start again"
              .formatted(missing.size(), expected.size(), missing.getFirst()));
    if (!unknown.isEmpty())
      throw new Mismatch(
          "The database is newer than this program (it has changeset '%s'): start the program that fits it"
              .formatted(unknown.getFirst()));
  }

  private List<String> found() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT id FROM databasechangelog ORDER BY orderexecuted")) {
      var found = new ArrayList<String>();
      while (rows.next()) found.add(rows.getString(1));
      return found;
    } catch (SQLException e) {
      if (UNDEFINED_TABLE.equals(e.getSQLState())) return List.of();
      throw new IllegalStateException("The schema version cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> without(List<String> all, List<String> some) {
    return all.stream().filter(one -> !some.contains(one)).toList();
  }
}
