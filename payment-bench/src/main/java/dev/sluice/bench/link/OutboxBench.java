package dev.sluice.bench.link;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.bench.gauge.Database;
import dev.sluice.bench.gauge.Platform;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code bench outbox}: rows written as the services write them, and the relay of the platform at
 * work on them. They go to a topic nobody reads, as the news of payments that never were.
 */
public final class OutboxBench {
  private static final int PER_COMMIT = 5;
  private static final int HEAP = 20_000;
  private static final int SHARDS = 16;
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration SETTLE = Duration.ofSeconds(3);
  private static final Duration STUCK = Duration.ofMinutes(2);
  private static final long LOOK_MILLIS = 50;

  private static final String INSERT =
      """
      INSERT INTO outbox_event (event_day, shard, kind, event_id, event_type, aggregate_id, trace_id,
        event_time, topic, record_key, payload)
      SELECT current_date, n %% %d, 'PUBLISH', ? || n, 'Bench', 'bench', repeat('0', 32), now(),
          'payment_captured', 'bench-' || n, convert_to(repeat('x', 600), 'UTF8')
        FROM generate_series(?, ?) n
      """
          .formatted(SHARDS);

  /**
   * The row's own insertion began a moment before its commit, its end is a moment after the ack.
   */
  private static final String TIMES =
      """
      SELECT percentile_disc(%s) WITHIN GROUP (
          ORDER BY extract(epoch FROM sent_at - created_at) * 1000000)::bigint
        FROM outbox_event WHERE event_id LIKE '%s%%'
      """;

  private final Database database;
  private final Telling telling;
  private final String run = "bench:" + System.currentTimeMillis() + ":";

  private OutboxBench(Database database, Telling telling) {
    this.database = database;
    this.telling = telling;
  }

  /**
   * @param rate events in a second
   */
  public static Outbox run(Platform platform, int rate, Duration length, Telling telling)
      throws InterruptedException {
    try (Database database = new Database(platform.database())) {
      return new OutboxBench(database, telling).run(rate, length);
    } catch (SQLException e) {
      throw new IllegalStateException("the outbox cannot be filled: " + e.getMessage(), e);
    }
  }

  private Outbox run(int rate, Duration length) throws SQLException, InterruptedException {
    double idle = idle();
    try (PreparedStatement insert = database.connection().prepareStatement(INSERT)) {
      atRate(insert, run + "warm:", rate, Duration.ofSeconds(length.toSeconds() / 2 + 1));
      atRate(insert, run + "rate:", rate, length);
      double most = heap(insert);
      double p50 = database.number(TIMES.formatted("0.5", run + "rate:")) / 1000.0;
      double p99 = database.number(TIMES.formatted("0.99", run + "rate:")) / 1000.0;
      return new Outbox(rate, p50, p99, most, idle);
    }
  }

  private double idle() throws InterruptedException {
    telling.say("counting what is asked when there is nothing to do");
    Thread.sleep(SETTLE);
    database.countStatements(true);
    long before = asked();
    Thread.sleep(IDLE);
    double asked = (asked() - before) / (double) IDLE.toSeconds();
    database.countStatements(false);
    return asked;
  }

  /** Transactions around them are no questions. */
  private long asked() {
    return database.number(
        """
        SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
         WHERE userid = 'sluice_app'::regrole AND query LIKE '%outbox_%' AND query NOT LIKE '%audit%'
        """);
  }

  private void atRate(PreparedStatement insert, String id, int rate, Duration length)
      throws SQLException, InterruptedException {
    long all = rate * length.toSeconds();
    long start = System.nanoTime();
    for (long n = 0; n < all; n += PER_COMMIT) {
      long at = start + n * 1_000_000_000L / rate;
      while (at > System.nanoTime()) LockSupport.parkNanos(at - System.nanoTime());
      add(insert, id, n, Math.min(all, n + PER_COMMIT));
      // The relay of another process is told by a NOTIFY, at most twenty times in a second.
      if (n % (rate / 20 + 1) < PER_COMMIT) database.run("NOTIFY sluice_outbox");
      telling.mention("committing %d events/s: %d of %d", rate, n, all);
    }
    empty(id);
  }

  private double heap(PreparedStatement insert) throws SQLException, InterruptedException {
    telling.say("committing %d events at once", HEAP);
    long begun = System.nanoTime();
    add(insert, run + "heap:", 0, HEAP);
    database.run("NOTIFY sluice_outbox");
    empty(run + "heap:");
    return HEAP / ((System.nanoTime() - begun) / 1e9);
  }

  private static void add(PreparedStatement insert, String id, long from, long to)
      throws SQLException {
    insert.setString(1, id);
    insert.setLong(2, from);
    insert.setLong(3, to - 1);
    insert.execute();
  }

  private void empty(String id) throws InterruptedException {
    long begun = System.nanoTime();
    String left =
        "SELECT count(*) FROM outbox_event WHERE sent_at IS NULL AND event_id LIKE '%s%%'";
    while (database.number(left.formatted(id)) > 0) {
      if (System.nanoTime() - begun > STUCK.toNanos()) {
        throw new IllegalStateException("the outbox is not emptied: see ./sluice status");
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
