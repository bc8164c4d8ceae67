package dev.sluice.platform.run;

import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.supervision.LogLine;
import dev.sluice.servers.kafka.EmbeddedKafka;
import dev.sluice.servers.postgres.EmbeddedPostgres;
import dev.sluice.servers.process.ChildProcess;
import dev.sluice.servers.process.Command;
import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The step between the servers and the applications, run once per build: a comment on the database
 * and a file among the broker's data, each living and dying with what it marks, say which build
 * that was. A broker that has lost everything gets its topics again.
 */
final class Migration {
  private static final String NAME = "migrate";
  private static final int SHOWN_LINES = 8;

  private final EmbeddedPostgres postgres;
  private final String database;
  private final Path topics;

  Migration(EmbeddedPostgres postgres, String database, EmbeddedKafka kafka) {
    this.postgres = postgres;
    this.database = database;
    this.topics = kafka.data().resolve("sluice-topics");
  }

  /**
   * @param words the program; they name its build
   */
  void run(List<String> words, Path directory) {
    String mark = "migrated by " + checksum(words);
    if (mark.equals(comment()) && mark.equals(topics())) return;
    ChildProcess migrate = ChildProcess.start(Command.of(NAME, directory, words));
    int code = migrate.onExit().join();
    if (code != 0) {
      throw new ServerFailure(
          "The database could not be migrated (code %d; --fresh begins anew, with nothing), the end of %s:%n%s"
              .formatted(code, migrate.log(), end(migrate.log())));
    }
    comment(mark);
    DataDirectory.replace(topics, mark);
  }

  private String topics() {
    try {
      return Files.exists(topics) ? Files.readString(topics) : "";
    } catch (IOException e) {
      throw new ServerFailure("Cannot read %s: %s".formatted(topics, e.getMessage()), e);
    }
  }

  private static String checksum(List<String> words) {
    CRC32 sum = new CRC32();
    sum.update(String.join("\n", words).getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  private String comment() {
    String query =
        "select shobj_description(oid, 'pg_database') from pg_database where datname = '"
            + database
            + "'";
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    } catch (SQLException e) {
      throw new ServerFailure("Cannot ask the database: " + e.getMessage(), e);
    }
  }

  private void comment(String mark) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("comment on database " + database + " is '" + mark + "'");
    } catch (SQLException e) {
      throw new ServerFailure("Cannot mark the database: " + e.getMessage(), e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(postgres.url("postgres", EmbeddedPostgres.SUPERUSER));
  }

  private static String end(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()).stream()
          .map(LogLine::saying)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
