package dev.sluice.bench.chaos;

import dev.sluice.bench.load.Door;
import dev.sluice.bench.load.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Payments made to see whether payments are made: enough of them to come through every instance and
 * most partitions, none that the PSP would keep waiting.
 */
final class Probes {
  private static final int AT_ONCE = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(150);

  private final Shopper shopper;
  private final List<Door> doors;
  private final List<Door> books;
  private final String run;
  private final AtomicInteger number = new AtomicInteger();

  /**
   * @param books the same instances, for one who may read the ledger
   */
  Probes(Shopper shopper, List<Door> doors, List<Door> books, String run) {
    this.shopper = shopper;
    this.doors = doors;
    this.books = books;
    this.run = run;
  }

  /**
   * When the last of some payments that are made now was in the books.
   *
   * @return by {@link System#nanoTime()}; empty when it took too long
   */
  Optional<Long> allBooked() throws InterruptedException {
    ConcurrentLinkedQueue<Long> booked = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int n : IntStream.range(0, AT_ONCE).toArray()) {
      String order = "%s-probe-%04d".formatted(run, number.incrementAndGet());
      threads.add(Thread.startVirtualThread(() -> one(order, n, booked)));
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Thread thread : threads) {
      thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
    threads.forEach(Thread::interrupt);
    return booked.size() < AT_ONCE ? Optional.empty() : booked.stream().max(Long::compare);
  }

  private void one(String order, int instance, ConcurrentLinkedQueue<Long> booked) {
    try {
      String id = shopper.pay(Basket.sure(order)).body().path("id").asString("");
      until(doors, instance, "/api/v1/payments/" + id, body -> body.path("final").asBoolean(false));
      until(
          books,
          instance,
          "/api/v1/ledger/journal-entries?limit=100&paymentId=" + id,
          body -> body.path("data").valueStream().anyMatch(Probes::isCapture));
      booked.add(System.nanoTime());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isCapture(JsonNode entry) {
    return entry.path("movementKey").asString("").startsWith("CAPTURE:");
  }

  /** Asks one instance after the other. */
  private static void until(List<Door> doors, int instance, String path, Predicate<JsonNode> wanted)
      throws InterruptedException {
    for (int n = instance; ; n++) {
      Reply reply = doors.get(n % doors.size()).get(path);
      if (reply instanceof Reply.Answered told && told.good() && wanted.test(told.body())) return;
      Thread.sleep(LOOK);
    }
  }
}
