package dev.sluice.bench.load;

import dev.sluice.bench.order.GiveBack;
import dev.sluice.bench.order.Plan;
import dev.sluice.bench.order.RejectedLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a marketplace does once it ships: asks for the captures of each order, one after the other,
 * gives up the rest where the plan says so, and gives money back once it is known what was taken.
 * Each request has its own key, the same in every run.
 */
final class Shipping {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MAX_AT_ONCE = 32;

  /** Of an order of which nothing more is taken. */
  private static final Set<String> OVER =
      Set.of(
          "CAPTURED",
          "CAPTURE_FAILED",
          "CANCELLED",
          "PARTIALLY_REFUNDED",
          "REFUNDED",
          // for people: nothing follows by itself
          "REVIEW");

  private final Requests requests;
  private final Progress progress;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger refunds = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Semaphore permits = new Semaphore(MAX_AT_ONCE);

  Shipping(Door door, Patience patience, Progress progress) {
    this.requests = new Requests(door, patience);
    this.progress = progress;
  }

  /**
   * @param asked captures and voids that were accepted
   * @param refunds that were accepted
   * @param refused what was not: the PSP had refused an earlier capture, or the payment
   * @param unanswered orders nobody knows about
   */
  record Shipped(int asked, int refunds, int refused, List<RejectedLine> unanswered) {
    static final Shipped NOTHING = new Shipped(0, 0, 0, List.of());
  }

  Shipped ship(List<Shipment> shipments) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (Shipment shipment : shipments) all.add(() -> one(shipment, shipments.size()));
      for (var shipped : threads.invokeAll(all)) shipped.get();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("an order could not be shipped: " + broken, broken);
    }
    return new Shipped(asked.get(), refunds.get(), refused.get(), requests.unanswered());
  }

  private boolean one(Shipment shipment, int total) throws InterruptedException {
    permits.acquire();
    try {
      Map<String, String> orders = ordersOf(shipment);
      for (var plan : shipment.order().plans().entrySet()) {
        String order = orders.get(plan.getKey());
        if (order != null) fulfil(shipment, order, plan.getValue());
      }
      for (var back : shipment.order().refunds().entrySet()) {
        String order = orders.get(back.getKey());
        if (order != null) giveBack(shipment, order, back.getValue());
      }
      progress.shipping(done.incrementAndGet(), total);
      return true;
    } finally {
      permits.release();
    }
  }

  /** The payment orders by seller, as soon as there are any; none where the PSP refused. */
  private Map<String, String> ordersOf(Shipment shipment) throws InterruptedException {
    Map<String, String> orders = new HashMap<>();
    requests
        .payment(
            shipment,
            payment ->
                !payment.path("orders").isEmpty()
                    || payment.path("final").asBoolean(false)
                    || payment.path("status").asString("").equals("REVIEW"),
            "not authorized in time, nothing captured")
        .ifPresent(payment -> {
          for (JsonNode order : payment.path("orders"))
            orders.put(order.path("sellerId").asString(""), order.path("id").asString(""));
        });
    return orders;
  }

  private void fulfil(Shipment shipment, String order, Plan plan) throws InterruptedException {
    for (int i = 0; i < plan.captures().size(); i++) {
      String key = order + "-ship-" + (i + 1);
      ask(shipment, "/captures", key, line(shipment, order, plan.captures().get(i)), asked);
    }
    if (plan.voided()) {
      ObjectNode body = JSON.createObjectNode();
      body.putArray("paymentOrderIds").add(order);
      ask(shipment, "/cancel", order + "-ship-void", body, asked);
    }
  }

  /** Once nothing more of it is taken; nothing goes back where nothing was. */
  private void giveBack(Shipment shipment, String order, GiveBack back)
      throws InterruptedException {
    Optional<JsonNode> payment =
        requests.payment(
            shipment,
            read -> OVER.contains(orderOf(read, order).path("status").asString("")),
            "not captured in time, nothing given back");
    if (payment.isEmpty()) return;
    long captured = orderOf(payment.get(), order).path("captured").path("value").asLong(0);
    if (captured == 0) return;
    List<Long> parts = back.of(captured);
    for (int i = 0; i < parts.size(); i++) {
      String key = order + "-back-" + (i + 1);
      ask(shipment, "/refunds", key, line(shipment, order, parts.get(i)), refunds);
    }
  }

  private static JsonNode orderOf(JsonNode payment, String id) {
    for (JsonNode order : payment.path("orders"))
      if (order.path("id").asString("").equals(id)) return order;
    return JSON.missingNode();
  }

  private static ObjectNode line(Shipment shipment, String order, long minor) {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("lines")
        .addObject()
        .put("paymentOrderId", order)
        .putObject("amount")
        .put("value", minor)
        .put("currency", shipment.order().currency());
    return body;
  }

  private void ask(
      Shipment shipment, String what, String key, ObjectNode body, AtomicInteger accepted)
      throws InterruptedException {
    requests
        .accepted(shipment, what, key, body.toString())
        .ifPresent(good -> (good ? accepted : refused).incrementAndGet());
  }
}
