package dev.sluice.application.outbox;

import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Transactions;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox: expands roots, publishes the rest, marks rows done after the broker's
 * acknowledgement. Several instances may run; a shard belongs to one at a time, so the order within
 * an aggregate is kept. A crash in between sends rows twice, with the same ids.
 */
public final class RelayOutboxService {

  private static final Logger LOG = LoggerFactory.getLogger(RelayOutboxService.class);

  private final Outbox outbox;
  private final Expansion expansion;
  private final Broker broker;
  private final Transactions transactions;
  private final Failures failures;
  private final String owner;
  private final int batch;
  private final Duration lease;

  /**
   * @param owner names this instance
   * @param batch most rows in one round
   * @param lease how long a round may take before its shards are free for others
   */
  public RelayOutboxService(
      Outbox outbox,
      Expansion expansion,
      Broker broker,
      Transactions transactions,
      Failures failures,
      String owner,
      int batch,
      Duration lease) {
    this.outbox = outbox;
    this.expansion = expansion;
    this.broker = broker;
    this.transactions = transactions;
    this.failures = failures;
    this.owner = owner;
    this.batch = batch;
    this.lease = lease;
  }

  /**
   * One round.
   *
   * @return how many rows were handled; 0 when there is nothing to do
   * @throws RuntimeException when the weather is bad: rows stay where they are
   */
  public int runOnce() {
    var claimed = transactions.run(() -> outbox.claim(owner, batch, lease));
    if (claimed.isEmpty()) return 0;
    try {
      expand(claimed.stream().filter(row -> row.kind() == OutboxRow.Kind.EXPAND).toList());
      var news = claimed.stream().filter(row -> row.kind() != OutboxRow.Kind.EXPAND).toList();
      if (!news.isEmpty()) broker.publish(news);
      transactions.run(() -> {
        if (!news.isEmpty()) outbox.done(news);
        outbox.release(owner);
      });
      return claimed.size();
    } catch (RuntimeException failure) {
      release();
      throw failure;
    }
  }

  private void expand(List<OutboxRow> roots) {
    if (roots.isEmpty()) return;
    try {
      transactions.run(() -> {
        expansion.expand(roots);
        outbox.done(roots);
      });
    } catch (RuntimeException failure) {
      if (failures.kindOf(failure) != Failures.Kind.POISON) throw failure;
      if (roots.size() == 1) {
        LOG.error("{} cannot be expanded", roots.getFirst().eventId(), failure);
        transactions.run(() -> outbox.bury(roots.getFirst(), failure.toString()));
        return;
      }
      expand(roots.subList(0, roots.size() / 2));
      expand(roots.subList(roots.size() / 2, roots.size()));
    }
  }

  /** Where even this fails the lease runs out by itself. */
  private void release() {
    try {
      transactions.run(() -> outbox.release(owner));
    } catch (RuntimeException weather) {
      LOG.debug("shards of {} wait for their lease to end", owner, weather);
    }
  }
}
