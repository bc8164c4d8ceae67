package dev.sluice.infrastructure.id;

import dev.sluice.application.id.Ids;
import java.time.Instant;
import java.time.InstantSource;

/**
 * 42 bits of milliseconds, 10 bits of node, 12 bits of sequence. Good until 2089, after that the
 * sign would change.
 */
final class TsidIds implements Ids {

  private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
  private static final int NODE_BITS = 10;
  private static final int SEQUENCE_BITS = 12;
  private static final int MOST_PER_MILLISECOND = 1 << SEQUENCE_BITS;

  /** So long one waits for the next millisecond before the clock counts as standing. */
  private static final long PATIENCE_NANOS = 20_000_000;

  private final NodeLease lease;
  private final InstantSource clock;
  private int node = -1;
  private long last;
  private int sequence;

  TsidIds(NodeLease lease, InstantSource clock) {
    this.lease = lease;
    this.clock = clock;
  }

  @Override
  public synchronized long next() {
    var held = lease.held();
    if (held == null) throw refused("this process has no node: the database could not be asked");
    if (held.node() != node || held.from() > last) {
      node = held.node();
      last = Math.max(last, held.from());
      // the earlier owner may have used all of that millisecond
      sequence = MOST_PER_MILLISECOND - 1;
    }
    long now = clock.millis();
    if (now < last) throw refused("the clock is %d ms behind".formatted(last - now));
    if (now > last) sequence = 0;
    else if (++sequence == MOST_PER_MILLISECOND) {
      now = awaitAfter(last);
      sequence = 0;
    }
    if (now > held.upTo()) throw refused("the lease of node %d has run out".formatted(node));
    last = now;
    return (now - EPOCH) << (NODE_BITS + SEQUENCE_BITS) | (long) node << SEQUENCE_BITS | sequence;
  }

  private long awaitAfter(long millisecond) {
    long begun = System.nanoTime();
    while (true) {
      // In this order: a thread that was put aside in between finds a clock that has moved.
      boolean late = System.nanoTime() - begun > PATIENCE_NANOS;
      long now = clock.millis();
      if (now > millisecond) return now;
      if (late) {
        sequence = MOST_PER_MILLISECOND - 1;
        throw refused("the clock stands still");
      }
      Thread.onSpinWait();
    }
  }

  private static Refused refused(String why) {
    return new Refused("No new ids for now: " + why);
  }
}
