package dev.sluice.bench.arrival;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Poisson arrivals at one door. */
public final class Arrivals {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Wires wires;
  private final Supplier<Supplier<byte[]>> requests;
  private final RandomGenerator chance;
  private final Telling telling;

  /**
   * @param requests asked in the order of arrival for what is then built on the way
   */
  public Arrivals(
      Wires wires, Supplier<Supplier<byte[]>> requests, RandomGenerator chance, Telling telling) {
    this.wires = wires;
    this.requests = requests;
    this.chance = chance;
    this.telling = telling;
  }

  /**
   * Returns when the last one is answered.
   *
   * @param due called at the end of the length, while the last ones are still under way
   */
  public Arrived run(String what, double perSecond, Duration length, Due due)
      throws InterruptedException {
    Arrived arrived = new Arrived(length);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        for (long at = next(start, perSecond); at < end; at = next(at, perSecond)) {
          sleepUntil(at);
          long intended = at;
          Supplier<byte[]> request = requests.get();
          threads.execute(() -> one(arrived, request, intended));
          telling.arrivals(what, perSecond, Duration.ofNanos(at - start), length, arrived);
        }
        sleepUntil(end);
        due.run();
      } catch (InterruptedException stop) {
        threads.shutdownNow();
        throw stop;
      }
    }
    arrived.throwDefect();
    return arrived;
  }

  /** What is to be done at the end of the arrivals. */
  public interface Due {
    Due NOTHING = () -> {};

    void run() throws InterruptedException;
  }

  private long next(long from, double perSecond) {
    return from + Math.round(-Math.log(1 - chance.nextDouble()) / perSecond * SECOND);
  }

  private static void sleepUntil(long at) throws InterruptedException {
    for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) throw new InterruptedException("told to stop");
    }
  }

  private void one(Arrived arrived, Supplier<byte[]> request, long intended) {
    try {
      Wire.Answer answer = wires.send(request.get());
      arrived.answered(answer.status(), System.nanoTime() - intended);
    } catch (IOException broken) {
      arrived.broke(broken);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error defect) {
      arrived.defect(defect);
    }
  }
}
