package dev.sluice.infrastructure.id;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node bits of this process, lent by the database. Each lease names the millisecond up to which
 * its numbers may go, so whoever takes the node over begins behind it: however clocks differ, no
 * number is given twice.
 */
final class NodeLease {

  /**
   * What numbers may be made of now.
   *
   * @param from numbers have a later millisecond than this
   * @param upTo and no later one than this
   */
  record Held(int node, long from, long upTo) {}

  private static final Logger LOG = LoggerFactory.getLogger(NodeLease.class);

  private final NodeLeasesSql sql;
  private final String owner;
  private final Duration length;
  private final InstantSource clock;
  private volatile @Nullable Held held;

  /**
   * @param owner names this process, never another one before or after
   * @param length after so long without {@link #runOnce} the node is free for others
   */
  NodeLease(NodeLeasesSql sql, String owner, Duration length, InstantSource clock) {
    this.sql = sql;
    this.owner = owner;
    this.length = length;
    this.clock = clock;
  }

  /** Renews the lease, or takes another node when it is lost. Call it well within its length. */
  synchronized void runOnce() {
    long now = clock.millis();
    long upTo = now + length.toMillis();
    var mine = held;
    if (mine != null) {
      if (sql.renew(mine.node(), owner, length.toMillis(), upTo) == 1) {
        held = new Held(mine.node(), mine.from(), Math.max(mine.upTo(), upTo));
        return;
      }
      held = null;
      LOG.warn("node {} was lost to another process", mine.node());
    }
    var lease =
        sql.take(owner, now, length.toMillis(), upTo)
            .orElseThrow(
                () -> new IllegalStateException("all 1024 nodes of node_leases are taken"));
    held = new Held(lease.node(), lease.usedUpTo(), upTo);
  }

  synchronized void release() {
    var mine = held;
    held = null;
    if (mine != null) sql.release(mine.node(), owner);
  }

  /** Null while there is none. */
  @Nullable Held held() {
    return held;
  }
}
