package dev.sluice.platform.run;

/** Ctrl-C and SIGTERM: the platform ends before this process does. */
final class Stopping extends Thread {
  private final Platform platform;
  private volatile boolean begun;

  private Stopping(Platform platform) {
    super("stop-platform");
    this.platform = platform;
  }

  static Stopping whenToldTo(Platform platform) {
    Stopping stopping = new Stopping(platform);
    Runtime.getRuntime().addShutdownHook(stopping);
    return stopping;
  }

  boolean begun() {
    return begun;
  }

  @Override
  public void run() {
    begun = true;
    platform.close();
  }
}
