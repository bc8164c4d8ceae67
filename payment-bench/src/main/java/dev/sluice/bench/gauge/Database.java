package dev.sluice.bench.gauge;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What the database has done so far, asked of itself. Used by one thread. */
public final class Database implements AutoCloseable {

  private static final String WORK =
      """
      SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint,
          (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal')::bigint,
          (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()),
          clock_timestamp()
      """;

  /** Accepted payments whose last capture is not in the balances, among the latest. */
  private static final String UNFINISHED =
      """
      SELECT count(*) FROM (
        SELECT payment_id, status FROM payment_intents ORDER BY id DESC LIMIT ?) i
       WHERE i.status = 'PENDING_AUTH' OR (i.status = 'AUTHORIZED' AND coalesce((
         SELECT NOT p.completed OR EXISTS (
           SELECT FROM payment_orders o WHERE o.payment_id = p.id AND o.capture_count > 0
              AND NOT EXISTS (SELECT FROM inbox x
                WHERE x.step = 'account-balance-consumer' AND x.event_day >= current_date - 1
                  AND x.event_id = p.public_payment_id || ':LedgerEntriesRecorded:CAPTURE:'
                    || o.public_payment_order_id || ':' || o.capture_count))
           FROM payments p WHERE p.id = i.payment_id), TRUE))
      """;

  private final Connection connection;

  public Database(String url) {
    try {
      connection = DriverManager.getConnection(url);
      // What is asked here is about a handful of rows in tables of any size.
      for (String plan : new String[] {"seqscan", "hashjoin", "mergejoin", "material"}) {
        run("SET enable_" + plan + " = off");
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * @param now by its own clock
   */
  public record Work(long walBytes, long fsyncs, long transactions, Instant now) {
    public Work since(Work before) {
      return new Work(
          walBytes - before.walBytes,
          fsyncs - before.fsyncs,
          transactions - before.transactions,
          now);
    }
  }

  public Work work() {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WORK)) {
      row.next();
      return new Work(
          row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          row.getObject(4, OffsetDateTime.class).toInstant());
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /**
   * @param latest among how many
   */
  public long unfinished(long latest) {
    try (var statement = connection.prepareStatement(UNFINISHED)) {
      statement.setLong(1, latest);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Statements are counted from here on; that costs a little, so only for a moment. */
  public void countStatements(boolean on) {
    run("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    run(
        "ALTER SYSTEM "
            + (on ? "SET pg_stat_statements.track = 'top'" : "RESET pg_stat_statements.track"));
    run("SELECT pg_reload_conf()");
  }

  /** How many were counted, of the applications. */
  public long statements() {
    return number(
        "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements"
            + " WHERE userid = 'sluice_app'::regrole");
  }

  /**
   * Rows written, changed and deleted, but for those that a batch of any size touches once; known
   * here some seconds after the transactions that did it.
   */
  public long rows() {
    return number(
        """
        SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables
         WHERE relname NOT IN ('node_leases', 'outbox_shards', 'accounts', 'account_balances')
        """);
  }

  public long number(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  public void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  public Connection connection() {
    return connection;
  }

  private static IllegalStateException failed(SQLException e) {
    return new IllegalStateException("the database cannot be asked: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // It goes with the process.
    }
  }
}
