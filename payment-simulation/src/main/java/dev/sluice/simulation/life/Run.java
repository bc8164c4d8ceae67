package dev.sluice.simulation.life;

import dev.sluice.simulation.coverage.Coverage;
import dev.sluice.simulation.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Many lives, one after the other on every thread there is. */
public final class Run {

  /** Enough to see what is wrong; the rest is only counted. */
  private static final int MOST_TOLD = 20;

  /** One thread's share, in seed order. */
  private record Share(
      List<Life> violated, Coverage coverage, Duration virtual, List<String> hashes) {}

  private final PaymentSimulation simulation;
  private final InstantSource clock;
  private final AtomicLong played = new AtomicLong();

  public Run(PaymentSimulation simulation, InstantSource clock) {
    this.simulation = simulation;
    this.clock = clock;
  }

  /**
   * @param first the first seed; the others follow by one
   * @param threads which the executor has
   * @param progress hears how many lives are over, from any thread
   */
  public Report play(
      long first, int seeds, ExecutorService executor, int threads, LongConsumer progress)
      throws InterruptedException {
    var begin = clock.instant();
    int shares = Math.max(1, Math.min(threads, seeds));
    var work = new ArrayList<Callable<Share>>();
    for (int i = 0; i < shares; i++) {
      int share = i;
      work.add(() -> playShare(first + share, seeds - share, shares, progress));
    }
    var done = new ArrayList<Share>();
    for (var future : executor.invokeAll(work)) done.add(resultOf(future));
    return report(seeds, done, begin);
  }

  private Share playShare(long first, int upTo, int step, LongConsumer progress) {
    var violated = new ArrayList<Life>();
    var coverage = new Coverage();
    var virtual = Duration.ZERO;
    var hashes = new ArrayList<String>();
    for (int i = 0; i < upTo; i += step) {
      var life = simulation.play(first + i, Trace.UNREAD);
      coverage.add(life.coverage());
      virtual = virtual.plus(life.lasted());
      hashes.add(life.traceHash());
      if (!life.violations().isEmpty()) violated.add(life);
      progress.accept(played.incrementAndGet());
    }
    return new Share(violated, coverage, virtual, hashes);
  }

  private static Share resultOf(Future<Share> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
  }

  private Report report(int seeds, List<Share> shares, Instant begin) {
    var coverage = new Coverage();
    var virtual = Duration.ZERO;
    var violated = new ArrayList<Life>();
    for (var share : shares) {
      coverage.add(share.coverage());
      virtual = virtual.plus(share.virtual());
      violated.addAll(share.violated());
    }
    violated.sort((a, b) -> Long.compare(a.seed(), b.seed()));
    var all = new Trace(Trace.UNREAD);
    for (int i = 0; i < seeds; i++)
      all.message(shares.get(i % shares.size()).hashes().get(i / shares.size()));
    var took = Duration.between(begin, clock.instant());
    return new Report(
        seeds,
        violated.size(),
        violated.stream().limit(MOST_TOLD).toList(),
        Expected.uncovered(coverage),
        coverage,
        took,
        virtual,
        all.hash());
  }
}
