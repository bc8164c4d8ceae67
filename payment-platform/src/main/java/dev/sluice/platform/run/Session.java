package dev.sluice.platform.run;

import dev.sluice.platform.control.ControlClient;
import dev.sluice.platform.control.Overview;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.data.Endpoints;
import dev.sluice.platform.part.Applications;
import dev.sluice.platform.part.Installation;
import dev.sluice.servers.process.DirectoryLock;
import dev.sluice.servers.process.ServerFailure;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A platform that is up while this is open: one that somebody else runs, or one that is started
 * here and stopped at the end, also when this process is told to end.
 */
public final class Session implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Endpoints endpoints;
  private final @Nullable Platform ours;

  private Session(Endpoints endpoints, @Nullable Platform ours) {
    this.endpoints = endpoints;
    this.ours = ours;
  }

  /**
   * Finds or starts a platform and returns when it is up.
   *
   * @param command who asks
   * @param progress where starting is told
   * @throws IllegalArgumentException when one is up that was started in another way than asked for
   */
  public static Session open(
      DataDirectory data,
      Settings settings,
      Installation installation,
      String command,
      PrintStream progress)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean told = false;
    while (System.nanoTime() < end) {
      Optional<DirectoryLock> lock = data.tryLock();
      if (lock.isPresent())
        return start(data, lock.get(), settings, installation, command, progress);
      Optional<Overview> overview = new ControlClient(data).look();
      overview.ifPresent(found -> refuseOther(data, settings, found));
      if (overview.isPresent() && overview.get().ready())
        return new Session(Endpoints.read(data), null);
      if (!told)
        progress.printf("A platform on %s is starting or stopping, waiting for it…%n", data.root());
      told = true;
      Thread.sleep(LOOK_AGAIN);
    }
    throw new ServerFailure(
        "The platform on %s was not up after %d minutes, see ./sluice status"
            .formatted(data.root(), PATIENCE.toMinutes()));
  }

  /** As {@link #open}, but nobody else may run one. */
  public static Session alone(
      DataDirectory data,
      Settings settings,
      Installation installation,
      String command,
      PrintStream progress)
      throws InterruptedException {
    DirectoryLock lock =
        data.tryLock()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "A platform is up on %s already%s: stop it, or give another directory with --data"
                        .formatted(
                            data.root(),
                            new ControlClient(data)
                                .look()
                                .map(o -> ", run by ./sluice " + o.command())
                                .orElse(""))));
    return start(data, lock, settings, installation, command, progress);
  }

  private static void refuseOther(DataDirectory data, Settings settings, Overview found) {
    List<String> others =
        settings.asked().stream().filter(asked -> !found.options().contains(asked)).toList();
    if (others.isEmpty()) return;
    throw new IllegalArgumentException(
        "The platform on %s is up with %s: stop it before asking for %s, or leave that out"
            .formatted(data.root(), String.join(" ", found.options()), String.join(" ", others)));
  }

  private static Session start(
      DataDirectory data,
      DirectoryLock lock,
      Settings settings,
      Installation installation,
      String command,
      PrintStream progress)
      throws InterruptedException {
    Platform platform;
    try {
      platform = new Platform(data, lock, settings, command, progress);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
    Stopping stopping = Stopping.whenToldTo(platform);
    try {
      return new Session(platform.start(new Applications(installation)), platform);
    } catch (RuntimeException | InterruptedException e) {
      if (stopping.begun()) throw new InterruptedException("told to stop");
      platform.close();
      throw e;
    }
  }

  public Endpoints endpoints() {
    return endpoints;
  }

  /** Whether it ends with this session. */
  public boolean isOurs() {
    return ours != null;
  }

  /** Something that takes time and can be interrupted. */
  public interface Work<T> {
    T run() throws InterruptedException;
  }

  /**
   * Does what needs the platform.
   *
   * @throws ServerFailure when a part of ours stays down meanwhile: nobody waits for what cannot
   *     come
   */
  public <T> T during(Work<T> work) throws InterruptedException {
    if (ours == null) return work.run();
    Thread worker = Thread.currentThread();
    CompletableFuture<String> down = ours.down();
    down.thenRun(worker::interrupt);
    try {
      return work.run();
    } catch (InterruptedException e) {
      if (down.isDone()) throw new ServerFailure(down.join(), e);
      throw e;
    }
  }

  @Override
  public void close() {
    if (ours != null) ours.close();
  }
}
