package dev.sluice.bench.load;

import dev.sluice.bench.order.Plan;
import dev.sluice.bench.order.RejectedLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a marketplace does once it ships: asks for the captures of each order, one after the other,
 * and gives up the rest where the plan says so. Each request has its own key, the same in every
 * run.
 */
final class Shipping {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MAX_AT_ONCE = 32;

  private final Door door;
  private final Patience patience;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Queue<RejectedLine> unanswered = new ConcurrentLinkedQueue<>();
  private final Semaphore permits = new Semaphore(MAX_AT_ONCE);

  Shipping(Door door, Patience patience) {
    this.door = door;
    this.patience = patience;
  }

  /**
   * @param asked captures and voids that were accepted
   * @param refused those that were not: the PSP had refused an earlier capture, or the payment
   * @param unanswered orders nobody knows about
   */
  record Shipped(int asked, int refused, List<RejectedLine> unanswered) {
    static final Shipped NOTHING = new Shipped(0, 0, List.of());
  }

  Shipped ship(List<Shipment> shipments) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (Shipment shipment : shipments) all.add(() -> one(shipment));
      for (var done : threads.invokeAll(all)) done.get();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("an order could not be shipped: " + broken, broken);
    }
    return new Shipped(asked.get(), refused.get(), List.copyOf(unanswered));
  }

  private boolean one(Shipment shipment) throws InterruptedException {
    permits.acquire();
    try {
      Map<String, String> orders = ordersOf(shipment);
      for (var plan : shipment.order().plans().entrySet()) {
        String order = orders.get(plan.getKey());
        if (order != null) fulfil(shipment, order, plan.getValue());
      }
      return true;
    } finally {
      permits.release();
    }
  }

  /** The payment orders by seller, as soon as there are any; none where the PSP refused. */
  private Map<String, String> ordersOf(Shipment shipment) throws InterruptedException {
    long begun = System.nanoTime();
    while (true) {
      Reply reply = door.get("/api/v1/payments/" + shipment.paymentId());
      if (reply instanceof Reply.Answered answered) {
        Map<String, String> orders = new HashMap<>();
        for (JsonNode order : answered.body().path("orders"))
          orders.put(order.path("sellerId").asString(""), order.path("id").asString(""));
        boolean over =
            answered.body().path("final").asBoolean(false)
                || answered.body().path("status").asString("").equals("REVIEW");
        if (!orders.isEmpty() || over) return orders;
      }
      if (gaveUp(begun)) {
        unanswered.add(
            new RejectedLine(shipment.order().line(), "not authorized in time, nothing captured"));
        return Map.of();
      }
      Thread.sleep(patience.poll());
    }
  }

  private void fulfil(Shipment shipment, String order, Plan plan) throws InterruptedException {
    String key = order + "-ship-";
    String path = "/api/v1/payments/" + shipment.paymentId();
    for (int i = 0; i < plan.captures().size(); i++) {
      var body = JSON.createObjectNode();
      var line = body.putArray("lines").addObject().put("paymentOrderId", order);
      line.putObject("amount")
          .put("value", plan.captures().get(i))
          .put("currency", shipment.order().currency());
      untilAnswered(shipment, path + "/captures", key + (i + 1), body.toString());
    }
    if (plan.voided()) {
      var body = JSON.createObjectNode();
      body.putArray("paymentOrderIds").add(order);
      untilAnswered(shipment, path + "/cancel", key + "void", body.toString());
    }
  }

  /** Also while an earlier capture of the order is running. */
  private void untilAnswered(Shipment shipment, String path, String key, String body)
      throws InterruptedException {
    long begun = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      switch (door.post(path, key, body)) {
        case Reply.Answered answered -> {
          (answered.good() ? asked : refused).incrementAndGet();
          return;
        }
        case Reply.Later later -> {
          if (gaveUp(begun)) {
            unanswered.add(
                new RejectedLine(shipment.order().line(), "no answer, given up: " + later.why()));
            return;
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
