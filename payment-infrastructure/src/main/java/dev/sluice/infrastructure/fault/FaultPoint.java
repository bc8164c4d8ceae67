package dev.sluice.infrastructure.fault;

import java.util.Locale;

/** Where a death hurts most: something has happened that the next line would have told. */
enum FaultPoint {
  /** The batch is in the database, its news and offsets are not at the broker. */
  AFTER_DATABASE_COMMIT,
  /** News and offsets were sent, their transaction is open. */
  INSIDE_KAFKA_TRANSACTION,
  /** The PSP has spoken, nobody has written it down. */
  AFTER_PSP_CALL,
  /** The broker has the rows of the outbox, which still stand there as unsent. */
  AFTER_OUTBOX_SEND;

  /** The file that makes the first process that comes here die. */
  String file() {
    return "die-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
