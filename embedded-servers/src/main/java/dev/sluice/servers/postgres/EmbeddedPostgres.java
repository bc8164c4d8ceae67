package dev.sluice.servers.postgres;

import dev.sluice.servers.cache.Cache;
import dev.sluice.servers.process.ChildProcess;
import dev.sluice.servers.process.Command;
import dev.sluice.servers.process.Readiness;
import dev.sluice.servers.process.Server;
import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server on the loopback address. Every local user may connect without a password, as
 * is fit for a machine of one developer and for nothing else.
 */
public final class EmbeddedPostgres extends Server {
  /** Owns the schema, is no superuser. */
  public static final String OWNER = "sluice";

  /** What the applications connect as. */
  public static final String APPLICATION = "sluice_app";

  /** Made by initdb. */
  public static final String SUPERUSER = "postgres";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** fsync and full_page_writes stay on: what was committed survives SIGKILL. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "200"),
          Map.entry("shared_buffers", "128MB"),
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("track_commit_timestamp", "on"),
          Map.entry("shared_preload_libraries", "pg_stat_statements"),
          Map.entry("pg_stat_statements.max", "1000"),
          // One node: no replica needs more, and checkpoints every few MB would cost more than they
          // save.
          Map.entry("wal_level", "minimal"),
          Map.entry("max_wal_senders", "0"),
          Map.entry("max_wal_size", "1GB"),
          Map.entry("min_wal_size", "80MB"),
          Map.entry("checkpoint_timeout", "5min"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"),
          Map.entry("log_line_prefix", "%m [%p] %u@%d "));

  /** Until somebody who measures says so. */
  private static final String COUNTS_NOTHING = "pg_stat_statements.track = none\n";

  private final NotRoot notRoot = NotRoot.here();

  private EmbeddedPostgres(Path directory, int port) {
    super("postgres", directory, port);
  }

  /**
   * Not started yet.
   *
   * @param port 0 for a free one
   */
  public static EmbeddedPostgres at(Path directory, int port) {
    return new EmbeddedPostgres(directory, port);
  }

  /**
   * @param port 0 for a free one
   */
  public static EmbeddedPostgres start(Path directory, int port) {
    EmbeddedPostgres postgres = at(directory, port);
    postgres.start();
    return postgres;
  }

  /** JDBC, without a user. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), database);
  }

  /** JDBC with its user, for tools that take one string. */
  public String url(String database, String user) {
    return url(database) + "?user=" + user;
  }

  /**
   * Makes the roles {@link #OWNER} and {@link #APPLICATION} and the database, owned by the first;
   * what is there stays.
   *
   * @return the JDBC URL, without a user
   */
  public String createDatabase(String database) {
    return createDatabase(database, "template1");
  }

  /**
   * The same as a copy: with all that is in another database, to which nobody may be connected.
   *
   * @return the JDBC URL, without a user
   */
  public String createDatabase(String database, String template) {
    if (!NAME.matcher(database).matches()) {
      throw new IllegalArgumentException("Not a plain database name (a-z, 0-9, _): " + database);
    }
    try (Connection connection = DriverManager.getConnection(url("postgres", SUPERUSER));
        Statement statement = connection.createStatement()) {
      for (String role : List.of(OWNER, APPLICATION)) {
        if (!exists(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
          statement.execute("create role " + role + " login");
        }
      }
      if (!exists(statement, "select 1 from pg_database where datname = '" + database + "'")) {
        statement.execute(
            "create database %s owner %s template %s".formatted(database, OWNER, template));
      }
      return url(database);
    } catch (SQLException e) {
      throw new ServerFailure("Cannot create the database " + database + ": " + e.getMessage(), e);
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  @Override
  protected Command command() {
    PostgresProgram program = PostgresProgram.unpacked(notRoot.cache());
    Path data = directory().resolve("data");
    try {
      if (!Files.exists(data)) initialise(program, data);
      // The lock on our directory is held, so nobody runs on this data; a pid in this file may by
      // now be anybody's.
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new ServerFailure("PostgreSQL has no data directory: " + e.getMessage(), e);
    }
    List<String> words = new ArrayList<>(notRoot.prefix());
    words.addAll(
        List.of(program.bin("postgres"), "-D", data.toString(), "-p", Integer.toString(port())));
    SETTINGS.forEach((setting, value) -> words.addAll(List.of("-c", setting + "=" + value)));
    // SIGINT: a fast shutdown. SIGTERM would wait for every client to leave.
    return Command.of(name(), directory(), words).stoppedBy("INT");
  }

  private void initialise(PostgresProgram program, Path data) throws IOException {
    // Under another name until it is whole: initdb may be killed halfway.
    Path unfinished = directory().resolve("data.new");
    Cache.delete(unfinished);
    notRoot.handOver(unfinished);
    List<String> words = new ArrayList<>(notRoot.prefix());
    words.addAll(
        List.of(
            program.bin("initdb"),
            "-D",
            unfinished.toString(),
            "-U",
            SUPERUSER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "-N"));
    Process initdb = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (initdb.waitFor() != 0)
        throw new ServerFailure("initdb failed on " + data + ":\n" + output);
      // In the file: what is on the command line cannot be changed while the server runs.
      Files.writeString(
          unfinished.resolve("postgresql.conf"), COUNTS_NOTHING, StandardOpenOption.APPEND);
      Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("Interrupted while PostgreSQL was set up", e);
    }
  }

  @Override
  protected void awaitReady(ChildProcess started) {
    Readiness.await(started, PATIENCE, () -> Readiness.accepts(port()) && answers());
  }

  /** It listens before it has recovered, and then refuses with 57P03. */
  private boolean answers() {
    try (Connection connection =
            DriverManager.getConnection(
                url("postgres", SUPERUSER) + "&connectTimeout=2&socketTimeout=5");
        Statement statement = connection.createStatement()) {
      return exists(statement, "select 1");
    } catch (SQLException e) {
      return false;
    }
  }
}
