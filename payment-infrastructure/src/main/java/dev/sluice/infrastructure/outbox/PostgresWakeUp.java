package dev.sluice.infrastructure.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Rings in this process at once and in the others by NOTIFY: on a connection and in a transaction
 * of its own, because a NOTIFY makes commits queue, and at most twenty a second. Without a database
 * it rings here only, and tries again.
 */
final class PostgresWakeUp implements WakeUp, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresWakeUp.class);
  private static final String CHANNEL = "sluice_outbox";
  private static final Duration BETWEEN_NOTIFIES = Duration.ofMillis(50);
  private static final Duration BEFORE_RECONNECT = Duration.ofSeconds(1);

  private final DataSource database;
  private final Semaphore rung = new Semaphore(0);
  private final Semaphore toTell = new Semaphore(0);
  private volatile @Nullable Thread worker;

  /**
   * @param database gives connections that are closed after use; not a pool
   */
  PostgresWakeUp(DataSource database) {
    this.database = database;
  }

  @Override
  public void ring() {
    once(rung);
    once(toTell);
  }

  @Override
  public boolean await(Duration atMost) throws InterruptedException {
    boolean heard = rung.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    rung.drainPermits();
    return heard;
  }

  @Override
  public synchronized void start() {
    if (worker != null) return;
    var thread = Thread.ofPlatform().daemon().name("outbox-wake-up").unstarted(this::run);
    worker = thread;
    thread.start();
  }

  @Override
  public synchronized void stop() {
    var running = worker;
    worker = null;
    if (running != null) running.interrupt();
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }

  private boolean isMine() {
    return Thread.currentThread() == worker;
  }

  private void run() {
    boolean quiet = false;
    while (isMine()) {
      try (var connection = database.getConnection()) {
        try (var statement = connection.createStatement()) {
          statement.execute("LISTEN " + CHANNEL);
        }
        quiet = false;
        // whatever was told while nobody listened
        once(rung);
        while (isMine()) round(connection);
      } catch (SQLException away) {
        if (!quiet) LOG.warn("no wake-ups from other instances: {}", away.getMessage());
        quiet = true;
        pause(BEFORE_RECONNECT);
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  /** Listens, and after each pause tells whatever was rung in it. */
  private void round(Connection connection) throws SQLException, InterruptedException {
    if (Thread.interrupted()) throw new InterruptedException();
    var heard =
        connection.unwrap(PGConnection.class).getNotifications((int) BETWEEN_NOTIFIES.toMillis());
    int self = connection.unwrap(PGConnection.class).getBackendPID();
    if (heard != null) for (var one : heard) if (one.getPID() != self) once(rung);
    if (toTell.tryAcquire()) {
      toTell.drainPermits();
      try (var statement = connection.createStatement()) {
        statement.execute("NOTIFY " + CHANNEL);
      }
    }
  }

  private static void once(Semaphore bell) {
    if (bell.availablePermits() == 0) bell.release();
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
