package dev.sluice.simulation.contract;

import dev.sluice.application.pipeline.Transactions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Somebody else's transaction: it does its work and stays open until told to end. */
public final class Elsewhere implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;

  private final CountDownLatch end = new CountDownLatch(1);
  private final Future<?> transaction;

  private Elsewhere(Transactions transactions, Runnable work) {
    var worked = new CountDownLatch(1);
    transaction =
        CompletableFuture.runAsync(
            () ->
                transactions.run(() -> {
                  work.run();
                  worked.countDown();
                  await(end);
                }),
            Thread::startVirtualThread);
    await(worked);
  }

  public static Elsewhere open(Transactions transactions, Runnable work) {
    return new Elsewhere(transactions, work);
  }

  /** Commits. */
  @Override
  public void close() {
    end.countDown();
    try {
      transaction.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
        throw new IllegalStateException("nobody came");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
