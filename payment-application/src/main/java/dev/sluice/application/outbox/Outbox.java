package dev.sluice.application.outbox;

import dev.sluice.domain.event.EventEnvelope;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Rows written in the transaction that changed the state, sent by whoever holds their shard. */
public interface Outbox {

  /**
   * In a transaction: to be published. The relay of this process wakes when it commits.
   *
   * @throws RuntimeException when one is there already
   */
  void add(List<? extends EventEnvelope<?>> news);

  /** In a transaction: to be expanded. */
  void addRoots(List<? extends EventEnvelope<?>> roots);

  /**
   * In a transaction: these went missing. Known rows become unsent again, others are added; ids
   * stay the same.
   */
  void again(List<? extends EventEnvelope<?>> news);

  /**
   * In a transaction: takes the shards that have something to send and are free or this owner's
   * already, and their oldest rows in order.
   *
   * @param lease after so long without {@link #release} the shards are free again
   */
  List<OutboxRow> claim(String owner, int atMost, Duration lease);

  /**
   * In a transaction: the broker has them, or their expansion is committed with this. What is
   * buried stays so.
   */
  void done(Collection<OutboxRow> rows);

  /**
   * In a transaction: the row can never be handled; it is kept, with the reason, and not tried
   * again.
   */
  void bury(OutboxRow row, String reason);

  /** In a transaction: others may go on with the shards of this owner. */
  void release(String owner);
}
