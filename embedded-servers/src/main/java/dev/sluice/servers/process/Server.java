package dev.sluice.servers.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A server on a port and a directory, both its own for as long as this object is open: it may die,
 * be killed, paused and started again, and finds its data each time.
 */
public abstract class Server implements AutoCloseable {
  private static final Duration PORT_PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Path directory;
  private final int port;
  private @Nullable DirectoryLock lock;
  private @Nullable ChildProcess child;

  /**
   * @param port 0 for a free one, which is then kept
   */
  protected Server(String name, Path directory, int port) {
    this.name = name;
    this.directory = directory.toAbsolutePath();
    this.port = FreePort.orNext(port);
  }

  /** What to run; called before every start, so it also lays out a new data directory. */
  protected abstract Command command();

  /** Returns when the server answers its own protocol, see {@link Readiness}. */
  protected abstract void awaitReady(ChildProcess started);

  public final String name() {
    return name;
  }

  public final int port() {
    return port;
  }

  /** Everything of this server: its data, log and process record. */
  public final Path directory() {
    return directory;
  }

  /** Starts it if it does not run; returns when it is ready. */
  public final void start() {
    launch();
    awaitReady();
  }

  /** Starts it if it does not run and returns at once; meanwhile it can be killed and closed. */
  public final synchronized void launch() {
    if (child != null && child.alive()) return;
    if (lock == null) lock = DirectoryLock.take(directory);
    try {
      // It may hold the port and the data.
      ProcessRecord.of(Command.recordIn(directory, name)).endLeftover();
      Command command = command();
      FreePort.require(port, name, PORT_PATIENCE);
      child = ChildProcess.start(command);
    } catch (IOException e) {
      throw new ServerFailure(name + " could not be started: " + e.getMessage(), e);
    }
  }

  /**
   * Returns when it answers.
   *
   * @throws ServerFailure when it ends before, or takes too long
   */
  public final void awaitReady() {
    awaitReady(running());
  }

  public final void restart() {
    stop();
    start();
  }

  private synchronized void stop() {
    if (child != null) child.stop();
  }

  public final synchronized boolean alive() {
    return child != null && child.alive();
  }

  public final long pid() {
    return running().pid();
  }

  /** Completes with the exit code of the process that runs now. */
  public final CompletableFuture<Integer> onExit() {
    return running().onExit();
  }

  /** SIGKILL to the server and all its processes. */
  public final void kill() {
    running().kill();
  }

  /** SIGSTOP to the server and all its processes: it holds its connections and answers nobody. */
  public final void pause() {
    running().pause();
  }

  public final void resume() {
    running().resume();
  }

  private synchronized ChildProcess running() {
    if (child == null) throw new IllegalStateException(name + " was not started");
    return child;
  }

  @Override
  public synchronized void close() {
    if (child != null) child.stop();
    if (lock != null) lock.close();
    child = null;
    lock = null;
  }
}
