package dev.sluice.infrastructure.pipeline;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whoever talks to the network asks here first: a transaction that waits for somebody else holds
 * its locks as long as that somebody likes.
 */
public final class NoTransaction {

  /**
   * @param what is about to happen, for the message
   * @throws IllegalStateException when this thread holds a database transaction
   */
  public static void during(String what) {
    if (TransactionSynchronizationManager.isActualTransactionActive())
      throw new IllegalStateException(
          what + " inside a database transaction: commit first, then talk");
  }

  private NoTransaction() {}
}
