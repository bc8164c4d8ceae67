package dev.sluice.platform.supervision;

import dev.sluice.servers.process.ServerFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One part and the thread that sees to it that it runs. */
final class SupervisedPart {
  private final Part part;
  private final Supervisor supervisor;
  private final Policy policy;
  private final InstantSource clock;

  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Instant> recentDeaths = new ArrayDeque<>();
  private State state = State.WAITING;
  private Instant since;
  private int deaths;
  private String reason = "";
  private boolean wasUp;
  private boolean stopping;
  private @Nullable Hold hold;
  private @Nullable Running running;

  SupervisedPart(Part part, Supervisor supervisor, Policy policy, InstantSource clock) {
    this.part = part;
    this.supervisor = supervisor;
    this.policy = policy;
    this.clock = clock;
    this.since = clock.instant();
    this.thread =
        Thread.ofPlatform().daemon().name("supervise-" + part.name()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Part part() {
    return part;
  }

  PartStatus status() {
    lock.lock();
    try {
      OptionalLong pid = running == null ? OptionalLong.empty() : OptionalLong.of(running.pid());
      return new PartStatus(part.name(), state, part.address(), pid, since, deaths, reason);
    } finally {
      lock.unlock();
    }
  }

  /** The thread's work: one life after the other. */
  private void run() {
    while (supervisor.awaitNeeds(this)) {
      String death = liveOnce();
      running(null);
      if (isStopping()) break;
      if (sitOutHold()) continue;
      if (!mayTryAgain(death)) return;
    }
    become(State.STOPPED);
  }

  boolean isStopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how it died. */
  private String liveOnce() {
    try {
      Running life = part.launch();
      running(life);
      become(State.STARTING);
      life.awaitReady();
      wasUp = true;
      become(State.UP);
      return Death.withCode(life.onExit().join(), part.log());
    } catch (ServerFailure e) {
      Running halfStarted = running;
      if (halfStarted != null) halfStarted.kill();
      return Death.atStart(e);
    }
  }

  private void running(@Nullable Running life) {
    lock.lock();
    try {
      running = life;
      // Asked to stop between launch and here: nobody had a process to end.
      if (life != null && stopping) life.kill();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean mayTryAgain(String death) {
    lock.lock();
    try {
      Instant now = clock.instant();
      deaths++;
      recentDeaths.addLast(now);
      // One that never gets ready is hopeless however long each try takes.
      if (wasUp)
        recentDeaths.removeIf(at -> Duration.between(at, now).compareTo(policy.window()) > 0);
      wasUp = false;
      if (recentDeaths.size() >= policy.deaths()) {
        long seconds = Math.max(1, Duration.between(recentDeaths.getFirst(), now).toSeconds());
        reason =
            "%s died %d times within %d s and stays down: %s"
                .formatted(part.name(), recentDeaths.size(), seconds, death);
        become(State.DOWN);
        return false;
      }
      reason = death;
      become(State.RESTARTING);
      pause(policy.pauseAfter(recentDeaths.size()));
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void pause(Duration duration) {
    try {
      long left = duration.toNanos();
      while (left > 0 && !stopping) left = changed.awaitNanos(left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends this life and keeps the next from beginning; or stops it in its tracks. Returns when that
   * is so.
   */
  void hold(Hold asked) {
    lock.lock();
    try {
      if (hold != null || state == State.PAUSED)
        throw new IllegalArgumentException(part.name() + " is held already");
      if (running == null || state != State.UP) {
        throw new IllegalArgumentException(
            part.name() + " is not up, it is " + state + ": wait until it is");
      }
      Running life = running;
      if (asked.pause()) {
        reason = "paused for " + asked.duration().toSeconds() + " s by hold";
        become(State.PAUSED);
        life.pause();
        Thread.ofVirtual().start(() -> resumeAfter(life, asked.duration()));
      } else {
        reason = "held down for " + asked.duration().toSeconds() + " s by hold";
        hold = asked;
        life.kill();
      }
    } finally {
      lock.unlock();
    }
  }

  private void resumeAfter(Running life, Duration duration) {
    lock.lock();
    try {
      pause(duration);
      life.resume();
      if (running == life && state == State.PAUSED) become(State.UP);
    } finally {
      lock.unlock();
    }
  }

  /** Whether there was a hold to sit out. */
  private boolean sitOutHold() {
    lock.lock();
    try {
      if (hold == null) return false;
      become(State.HELD);
      pause(hold.duration());
      hold = null;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when it has ended. */
  void stop() {
    Running life;
    lock.lock();
    try {
      stopping = true;
      life = running;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (life != null) life.stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void become(State next) {
    lock.lock();
    try {
      if (state == next) return;
      state = next;
      since = clock.instant();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    supervisor.changed(this);
  }

  void awaitChange(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      changed.awaitNanos(patience.toNanos());
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a state that will not change by itself. Returns at once when it is in one. */
  State awaitRest(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (!state.isRest() && left > 0) left = changed.awaitNanos(left);
      return state;
    } finally {
      lock.unlock();
    }
  }
}
