package dev.sluice.bench.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One payment of the load: how it is asked for and with what.
 *
 * @param order stands in every key of it
 * @param amounts minor units, one line each
 * @param returned whether something of it goes back
 */
record Basket(
    String order, Way way, String token, String currency, List<Long> amounts, boolean returned) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int SELLERS = 40;
  private static final int COMMISSION_PERCENT = 10;
  private static final int RETURNED_PERCENT = 25;

  /** Approved whatever the PSP's mood is, in one try. */
  private static final String SURE = "tok_ok";

  enum Way {
    /** POST /payments. */
    ASYNC,
    /** An intent, authorized while the shopper waits. */
    SYNC,
    /** An intent, cancelled. */
    CANCEL,
    /** An intent, authorized and cancelled at the same moment. */
    BOTH,
    /** POST /payments, captured in parts and voided when the marketplace asks for it. */
    MANUAL
  }

  static Basket draw(String order, RandomGenerator random) {
    List<Long> amounts = new ArrayList<>();
    for (int n = random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(2); n > 0; n--) {
      amounts.add(random.nextLong(100, 20_000));
    }
    String currency = random.nextInt(4) == 0 ? "JPY" : "EUR";
    Way way = way(random.nextInt(100));
    boolean returned = random.nextInt(100) < RETURNED_PERCENT;
    return new Basket(order, way, "tok_visa", currency, amounts, returned);
  }

  /** Nothing but what dies can keep it from being booked. */
  static Basket sure(String order) {
    return new Basket(order, Way.ASYNC, SURE, "EUR", List.of(1000L), false);
  }

  private static Way way(int percent) {
    if (percent < 45) return Way.ASYNC;
    if (percent < 65) return Way.MANUAL;
    return percent < 88 ? Way.SYNC : percent < 94 ? Way.CANCEL : Way.BOTH;
  }

  String intent() {
    return body().toString();
  }

  String payment() {
    ObjectNode body = body();
    body.set("paymentMethod", method());
    return body.toString();
  }

  String authorization() {
    ObjectNode body = JSON.createObjectNode();
    body.set("paymentMethod", method());
    return body.toString();
  }

  private ObjectNode method() {
    return JSON.createObjectNode().put("type", "card_token").put("token", token);
  }

  /** Without a claim on the order id: the key alone keeps it from being paid twice. */
  private ObjectNode body() {
    ObjectNode body = JSON.createObjectNode();
    body.put("orderId", order).put("buyerId", "buyer-" + Math.floorMod(order.hashCode(), 500));
    body.set("total", amount(amounts.stream().mapToLong(Long::longValue).sum()));
    ArrayNode lines = body.putArray("lines");
    for (int n = 0; n < amounts.size(); n++) {
      int seller = Math.floorMod(order.hashCode() + n * 7, SELLERS);
      ObjectNode line = lines.addObject().put("sellerId", "seller-%02d".formatted(seller));
      line.set("amount", amount(amounts.get(n)));
      line.set("commission", amount(amounts.get(n) * COMMISSION_PERCENT / 100));
    }
    body.put("captureMethod", way == Way.MANUAL ? "MANUAL" : "AUTOMATIC");
    return body;
  }

  private ObjectNode amount(long minor) {
    return JSON.createObjectNode().put("value", minor).put("currency", currency);
  }
}
