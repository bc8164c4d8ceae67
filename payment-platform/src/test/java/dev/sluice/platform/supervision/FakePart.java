package dev.sluice.platform.supervision;

import dev.sluice.servers.process.ServerFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A part without a process. It lives until it is told to die. */
final class FakePart implements Part {
  private static final int KILLED = 137;

  private final String name;
  private final Set<String> needs;
  private final List<String> diary;
  private final AtomicInteger lives = new AtomicInteger();
  private volatile boolean stillborn;
  private volatile FakeLife life = new FakeLife();

  FakePart(String name, List<String> diary, String... needs) {
    this.name = name;
    this.diary = diary;
    this.needs = Set.of(needs);
  }

  static List<String> diary() {
    return new CopyOnWriteArrayList<>();
  }

  /** From now on it dies while it starts. */
  void stillborn(boolean really) {
    stillborn = really;
  }

  void die(int code) {
    life.exit.complete(code);
  }

  int lives() {
    return lives.get();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String address() {
    return "nowhere:1";
  }

  @Override
  public Path log() {
    return Path.of(name + ".log");
  }

  @Override
  public Set<String> needs() {
    return needs;
  }

  @Override
  public Running launch() {
    diary.add("start " + name);
    life = new FakeLife();
    lives.incrementAndGet();
    return life;
  }

  private final class FakeLife implements Running {
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    @Override
    public void awaitReady() {
      if (stillborn)
        throw new ServerFailure(
            name + " ended with code 1 while starting; the end of x.log:\n  one\n  no such table");
    }

    @Override
    public long pid() {
      return lives.get();
    }

    @Override
    public CompletableFuture<Integer> onExit() {
      return exit;
    }

    @Override
    public void kill() {
      diary.add("kill " + name);
      exit.complete(KILLED);
    }

    @Override
    public void pause() {
      diary.add("pause " + name);
    }

    @Override
    public void resume() {
      diary.add("resume " + name);
    }

    @Override
    public void stop() {
      diary.add("stop " + name);
      exit.complete(0);
    }
  }
}
