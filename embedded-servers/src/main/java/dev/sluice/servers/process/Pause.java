package dev.sluice.servers.process;

/** The step of every wait in this module. */
final class Pause {
  private static final int MILLIS = 10;

  static void briefly() {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("Interrupted while waiting for a server", e);
    }
  }

  private Pause() {}
}
