package dev.sluice.platform.supervision;

import dev.sluice.servers.process.ServerFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Starts parts and starts them again when they die: after a pause that doubles, and no longer when
 * one died too often. A part waits for those it needs, so that it does not die of their absence.
 */
public final class Supervisor implements AutoCloseable {
  private static final Duration READY_PATIENCE = Duration.ofMinutes(5);
  private static final Duration NEEDS_PATIENCE = Duration.ofSeconds(1);

  private final Policy policy;
  private final InstantSource clock;
  private final Consumer<PartStatus> news;
  private final List<SupervisedPart> parts = new CopyOnWriteArrayList<>();
  private final Deque<List<SupervisedPart>> stages = new ConcurrentLinkedDeque<>();

  private boolean closed;

  /** The news are told one after the other, and by none of the threads that make them. */
  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("part-news").factory());

  /**
   * @param news told of every change of state
   */
  public Supervisor(Policy policy, InstantSource clock, Consumer<PartStatus> news) {
    this.policy = policy;
    this.clock = clock;
    this.news = news;
  }

  /**
   * Starts these side by side; returns at once. They will be stopped side by side, before those
   * added earlier.
   */
  public synchronized void add(Collection<? extends Part> more) {
    if (closed) throw new ServerFailure("The platform is stopping");
    List<SupervisedPart> added =
        more.stream().map(part -> new SupervisedPart(part, this, policy, clock)).toList();
    parts.addAll(added);
    stages.push(added);
    added.forEach(SupervisedPart::start);
  }

  /**
   * Returns when all that were added are up.
   *
   * @throws ServerFailure naming a part that stays down
   */
  public void awaitAllUp() throws InterruptedException {
    for (SupervisedPart part : parts) awaitUp(part);
  }

  private static void awaitUp(SupervisedPart part) throws InterruptedException {
    State state = part.awaitRest(READY_PATIENCE);
    if (state == State.UP) return;
    String reason = part.status().reason();
    throw new ServerFailure(
        reason.isEmpty() ? "%s is %s".formatted(part.part().name(), state) : reason);
  }

  /** In the order in which they were added. */
  public List<PartStatus> status() {
    return parts.stream().map(SupervisedPart::status).toList();
  }

  /**
   * Kills or pauses a part and keeps it so; returns when it is so.
   *
   * @throws IllegalArgumentException if there is no such part, or it is not up
   */
  public void hold(Hold hold) {
    find(hold.part()).hold(hold);
  }

  /**
   * Returns when the part is up.
   *
   * @throws ServerFailure when it stays down
   */
  public void awaitUp(String name) throws InterruptedException {
    awaitUp(find(name));
  }

  private SupervisedPart find(String name) {
    return parts.stream()
        .filter(part -> part.part().name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no part '%s'; there are %s"
                    .formatted(
                        name,
                        parts.stream()
                            .map(p -> p.part().name())
                            .collect(Collectors.joining(", ")))));
  }

  /** False when the part is to end instead. */
  boolean awaitNeeds(SupervisedPart part) {
    try {
      for (String name : part.part().needs()) {
        SupervisedPart needed = find(name);
        if (needed.status().state() != State.UP) part.become(State.WAITING);
        while (!part.isStopping() && needed.status().state() != State.UP)
          needed.awaitChange(NEEDS_PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !part.isStopping();
  }

  void changed(SupervisedPart part) {
    PartStatus status = part.status();
    teller.execute(() -> news.accept(status));
  }

  /** Stops all; those added last first. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    for (List<SupervisedPart> stage : stages) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        stage.forEach(part -> threads.execute(part::stop));
      }
    }
    teller.close();
  }
}
