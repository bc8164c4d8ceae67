package dev.sluice.simulation.fault;

/** Where something can go wrong. */
public enum Point {
  /** Before a transaction has done anything. */
  DATABASE_BEGIN,
  /** All of it is written, nothing is committed. */
  DATABASE_BEFORE_COMMIT,
  /** It is committed, and whoever did it does not know. */
  DATABASE_AFTER_COMMIT,
  /** The broker's transaction is written, not committed. */
  BROKER_BEFORE_COMMIT,
  /** News and offsets are visible, and whoever sent them does not know. */
  BROKER_AFTER_COMMIT,
  /** Between two rows of the outbox: some are sent, some are not. */
  BROKER_WHILE_PUBLISHING,
  /** The request has not left. */
  PSP_BEFORE_CALL,
  /** The PSP has answered and nobody has written it down. */
  PSP_AFTER_CALL;

  /** Whether somebody can stand still there without holding up everybody: no locks are held. */
  public boolean mayStall() {
    return this != DATABASE_BEFORE_COMMIT;
  }
}
