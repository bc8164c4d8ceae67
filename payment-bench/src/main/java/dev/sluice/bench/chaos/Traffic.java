package dev.sluice.bench.chaos;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** So many payments a second, whether or not earlier ones are answered. */
final class Traffic {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Shopper shopper;
  private final String run;
  private final int rate;
  private final RandomGenerator random;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();
  private final Thread thread = Thread.ofPlatform().name("traffic").unstarted(this::go);

  /**
   * @param run stands before every order id
   */
  Traffic(Shopper shopper, String run, int rate, RandomGenerator random) {
    this.shopper = shopper;
    this.run = run;
    this.rate = rate;
    this.random = random;
  }

  Traffic begin() {
    thread.start();
    return this;
  }

  private void go() {
    long start = System.nanoTime();
    try {
      for (long n = 0; ; n++) {
        long left = start + n * 1_000_000_000L / rate - System.nanoTime();
        if (stop.await(left, TimeUnit.NANOSECONDS)) return;
        Basket basket = Basket.draw("%s-%06d".formatted(run, n), random);
        sent.incrementAndGet();
        Thread.ofVirtual().start(() -> one(basket));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void one(Basket basket) {
    try {
      shopper.pay(basket);
      answered.incrementAndGet();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error thrown) {
      defect.compareAndSet(null, thrown);
    }
  }

  int answered() {
    return answered.get();
  }

  /**
   * Sends no more and waits for the answers.
   *
   * @return how many are not answered all the same
   */
  int end(Duration patience) throws InterruptedException {
    stop.countDown();
    thread.join();
    long end = System.nanoTime() + patience.toNanos();
    while (answered.get() < sent.get() && System.nanoTime() < end) {
      Throwable thrown = defect.get();
      if (thrown != null) throw new IllegalStateException("the load broke: " + thrown, thrown);
      Thread.sleep(LOOK);
    }
    return sent.get() - answered.get();
  }
}
