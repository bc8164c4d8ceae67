package dev.sluice.simulation.fault;

/** What can go wrong besides a process that dies. */
public enum Trouble {
  /** The broker delivers something a second time. */
  DUPLICATE_DELIVERY,
  /** Records of several partitions come in another order than they were sent. */
  REORDERED_ACROSS_PARTITIONS,
  /** The members of a group are dealt other partitions while somebody has a batch in hand. */
  REBALANCE,
  /** Somebody stands still, the others go on. */
  STALL,
  /** He stands still for so long that the group gives his partitions away; then he wakes. */
  ZOMBIE,
  /** The timer loses all it knew. */
  REDIS_EMPTIED,
  /** The timer does not answer for a while. */
  REDIS_AWAY,
  /** One instance's clock jumps up to five minutes forward or back. */
  CLOCK_STEP,
  /** The database rolls a transaction back at its commit. */
  SERIALIZATION_FAILURE,
  /** The connection breaks after the commit: whoever waited does not know. */
  COMMIT_UNKNOWN,
  /** Database, broker or PSP connection away for a moment, anywhere else. */
  WEATHER,
  /** A record is skipped and never read. */
  LOST_RECORD,
  /** A client repeats a request while the first is still running. */
  IMPATIENT_CLIENT
}
