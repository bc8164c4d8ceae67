package dev.sluice.infrastructure.pipeline;

import java.time.InstantSource;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the days of inbox and outbox: some ahead, none longer than needed. Several instances may
 * run it; what is there stays. A day nobody made in time lands in the default partition and is
 * moved when its own is made.
 */
public final class Partitions {

  private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);

  private final PartitionsSql sql;
  private final TransactionTemplate transactions;
  private final Days days;
  private final InstantSource clock;

  Partitions(
      PartitionsSql sql, PlatformTransactionManager transactions, Days days, InstantSource clock) {
    this.sql = sql;
    this.transactions = new TransactionTemplate(transactions);
    this.days = days;
    this.clock = clock;
  }

  /**
   * Once a day is enough; an hour is better, because a lock it does not get at once makes it give
   * up.
   *
   * @return how many partitions were made or dropped
   * @throws RuntimeException when the weather is bad: the next run does it
   */
  public int runOnce() {
    int made = inBrief(() -> sql.create(days.firstMade(clock), days.lastMade(clock)));
    int dropped = inBrief(() -> sql.drop(days.firstKept(clock)));
    return made + dropped;
  }

  /** Rows of days that have no partition, counted up to 1000 per table: there should be none. */
  public long strays() {
    long strays = sql.strays();
    if (strays > 0) LOG.warn("{} rows of inbox and outbox lie in the default partition", strays);
    return strays;
  }

  private int inBrief(IntSupplier work) {
    Integer count =
        transactions.execute(_ -> {
          sql.waitBriefly();
          return work.getAsInt();
        });
    return count == null ? 0 : count;
  }
}
