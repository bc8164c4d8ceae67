package dev.sluice.infrastructure.outbox;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Rings when the transaction of this thread has committed; at once when there is none. */
record AfterCommit(WakeUp wakeUp) {

  void ring() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      wakeUp.ring();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wakeUp.ring();
          }
        });
  }
}
