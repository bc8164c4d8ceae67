package dev.sluice.bench.load;

import dev.sluice.bench.order.RejectedLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What is asked about payments that are there: again and again until there is an answer, and with
 * the same key in every run.
 */
final class Requests {
  private final Door door;
  private final Patience patience;
  private final Queue<RejectedLine> unanswered = new ConcurrentLinkedQueue<>();

  Requests(Door door, Patience patience) {
    this.door = door;
    this.patience = patience;
  }

  /** Orders nobody knows about. */
  List<RejectedLine> unanswered() {
    return List.copyOf(unanswered);
  }

  private static String path(Shipment shipment) {
    return "/api/v1/payments/" + shipment.paymentId();
  }

  /** The payment as soon as it is as wanted; empty where that takes too long. */
  Optional<JsonNode> payment(Shipment shipment, Predicate<JsonNode> wanted, String tooLong)
      throws InterruptedException {
    long begun = System.nanoTime();
    while (true) {
      if (door.get(path(shipment)) instanceof Reply.Answered answered
          && wanted.test(answered.body())) return Optional.of(answered.body());
      if (gaveUp(begun)) {
        unanswered.add(new RejectedLine(shipment.order().line(), tooLong));
        return Optional.empty();
      }
      Thread.sleep(patience.poll());
    }
  }

  /**
   * Also while something else that was asked of the order is running.
   *
   * @return whether it was accepted; empty where nobody knows
   */
  Optional<Boolean> accepted(Shipment shipment, String what, String key, String body)
      throws InterruptedException {
    long begun = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      switch (door.post(path(shipment) + what, key, body)) {
        case Reply.Answered answered -> {
          return Optional.of(answered.good());
        }
        case Reply.Later later -> {
          if (gaveUp(begun)) {
            unanswered.add(
                new RejectedLine(shipment.order().line(), "no answer, given up: " + later.why()));
            return Optional.empty();
          }
          Duration pause = patience.pause(attempt, later.after(), ThreadLocalRandom.current());
          Thread.sleep(pause);
        }
      }
    }
  }

  private boolean gaveUp(long begun) {
    return System.nanoTime() - begun > patience.giveUp().toNanos();
  }
}
