package dev.sluice.application.pipeline;

import java.util.function.Supplier;

/**
 * Database transactions as visible blocks, READ COMMITTED. A block inside a block is part of the
 * outer one.
 */
public interface Transactions {

  /**
   * Commits when the work returns, rolls back when it throws. Once an inner block has thrown the
   * outer one cannot commit either.
   */
  <T> T run(Supplier<T> work);

  default void run(Runnable work) {
    run(() -> {
      work.run();
      return true;
    });
  }
}
