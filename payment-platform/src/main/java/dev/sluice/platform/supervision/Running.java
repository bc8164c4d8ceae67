package dev.sluice.platform.supervision;

import dev.sluice.servers.process.ServerFailure;
import java.util.concurrent.CompletableFuture;

/** One life of a part. */
public interface Running {
  /**
   * Returns when it does its work.
   *
   * @throws ServerFailure when it ends before, or takes too long
   */
  void awaitReady();

  long pid();

  /** Completes with the exit code. */
  CompletableFuture<Integer> onExit();

  /** SIGKILL. */
  void kill();

  /** SIGSTOP. */
  void pause();

  /** SIGCONT. */
  void resume();

  /** Asks it to end and returns when it has. */
  void stop();
}
