package dev.sluice.bench.load;

import dev.sluice.bench.order.Order;
import dev.sluice.bench.order.Orders;
import dev.sluice.bench.order.RejectedLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends each order with its own key until it is answered. Used once. */
final class Sender {
  /** As fast as admitted: enough to keep a service busy, few enough for its connections. */
  private static final int MAX_IN_FLIGHT = 64;

  /** At a fixed rate orders start whether or not earlier ones are answered, up to here. */
  private static final int MAX_IN_FLIGHT_AT_RATE = 512;

  private final PaymentsDoor door;
  private final OptionalInt commissionBps;
  private final Patience patience;
  private final Progress progress;
  private final Instant runBegan;

  private final AtomicInteger submitted = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger alreadyPaid = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Queue<RejectedLine> rejected = new ConcurrentLinkedQueue<>();
  private final Queue<Shipment> shipments = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();
  private volatile long lastAnswer = System.nanoTime();
  private volatile boolean gaveUp;

  /**
   * @param runBegan by the platform's clock: an older payment was made by an earlier run
   */
  Sender(
      PaymentsDoor door,
      OptionalInt commissionBps,
      Patience patience,
      Progress progress,
      Instant runBegan) {
    this.runBegan = runBegan;
    this.door = door;
    this.commissionBps = commissionBps;
    this.patience = patience;
    this.progress = progress;
  }

  Sent send(Orders orders, OptionalInt rate) throws InterruptedException {
    List<Order> all = orders.orders();
    Semaphore permits =
        new Semaphore(rate.isPresent() ? MAX_IN_FLIGHT_AT_RATE : MAX_IN_FLIGHT, true);
    lastAnswer = System.nanoTime();
    long start = lastAnswer;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int n = 0; n < all.size(); n++) {
          if (rate.isPresent()) {
            sleepUntil(start + n * 1_000_000_000L / rate.getAsInt());
          }
          permits.acquire();
          Order order = all.get(n);
          threads.execute(() -> one(order, all.size(), permits));
        }
        permits.acquire(rate.isPresent() ? MAX_IN_FLIGHT_AT_RATE : MAX_IN_FLIGHT);
      } catch (InterruptedException stop) {
        threads.shutdownNow();
        throw stop;
      }
    }
    Throwable thrown = defect.get();
    if (thrown != null) {
      throw new IllegalStateException("an order could not be sent: " + thrown, thrown);
    }
    List<RejectedLine> lines = new ArrayList<>(orders.rejected());
    lines.addAll(rejected);
    return new Sent(
        submitted.get(),
        accepted.get(),
        alreadyPaid.get(),
        unanswered.get(),
        lines,
        List.copyOf(shipments));
  }

  private static void sleepUntil(long nanoTime) throws InterruptedException {
    long left = nanoTime - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }

  private void one(Order order, int total, Semaphore permits) {
    try {
      if (gaveUp) {
        giveUp(order, "not sent, the API had stopped answering");
      } else {
        submitted.incrementAndGet();
        untilAnswered(order, total);
      }
      progress.sending(done.incrementAndGet(), total, "");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error thrown) {
      defect.compareAndSet(null, thrown);
    } finally {
      permits.release();
    }
  }

  private void untilAnswered(Order order, int total) throws InterruptedException {
    PaymentRequest payment = PaymentRequest.of(order, commissionBps);
    long begun = System.nanoTime();
    boolean maybeTaken = false;
    for (int attempt = 1; ; attempt++) {
      switch (door.post(payment)) {
        case Answer.Later(Reply.Later later) -> {
          maybeTaken |= later.maybeTaken();
          if (gaveUp || waitedTooLong(begun)) {
            gaveUp = true;
            giveUp(order, "no answer, given up: " + later.why());
            return;
          }
          progress.sending(done.get(), total, later.why());
          Thread.sleep(patience.pause(attempt, later.after(), ThreadLocalRandom.current()));
        }
        case Answer.Accepted made -> {
          toShip(order, made.paymentId());
          answered(accepted);
          return;
        }
        // A replay of a request whose answer was lost on the way to us is our own payment.
        case Answer.AlreadyPaid known -> {
          toShip(order, known.paymentId());
          boolean ours = maybeTaken && !isOlder(known.since());
          answered(ours ? accepted : alreadyPaid);
          return;
        }
        case Answer.Refused refused -> {
          rejected.add(new RejectedLine(order.line(), refused.reason()));
          lastAnswer = System.nanoTime();
          return;
        }
      }
    }
  }

  private void toShip(Order order, String paymentId) {
    if (order.goesOn() && !paymentId.isEmpty()) shipments.add(new Shipment(order, paymentId));
  }

  private boolean isOlder(@Nullable Instant payment) {
    return payment != null && payment.isBefore(runBegan);
  }

  private void answered(AtomicInteger counter) {
    counter.incrementAndGet();
    lastAnswer = System.nanoTime();
  }

  /** As long as others are answered, or this one is young, it is worth going on. */
  private boolean waitedTooLong(long begun) {
    long now = System.nanoTime();
    return Math.min(now - begun, now - lastAnswer) > patience.giveUp().toNanos();
  }

  private void giveUp(Order order, String reason) {
    unanswered.incrementAndGet();
    rejected.add(new RejectedLine(order.line(), reason));
  }
}
