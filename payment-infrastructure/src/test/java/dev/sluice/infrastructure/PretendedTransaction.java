package dev.sluice.infrastructure;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** This thread looks as if it held a database transaction. */
public final class PretendedTransaction {
  public static void during(Runnable work) {
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      work.run();
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
    }
  }

  private PretendedTransaction() {}
}
