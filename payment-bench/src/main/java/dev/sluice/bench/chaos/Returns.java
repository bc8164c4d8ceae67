package dev.sluice.bench.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes back of a payment of which nothing more is captured: all of it, a part, several parts
 * at once, and now and then the same money twice at once.
 */
final class Returns {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST_PARTS = 3;

  private final Asking asking;
  private final String path;
  private final RandomGenerator random;

  Returns(Asking asking, String payment, RandomGenerator random) {
    this.asking = asking;
    this.path = "/api/v1/payments/" + payment + "/refunds";
    this.random = random;
  }

  /**
   * @param orders as the API shows them
   */
  void giveBack(JsonNode orders) throws InterruptedException {
    if (orders.isEmpty()) return;
    if (random.nextInt(10) < 2) {
      asking.untilAnswered("refund:all", path, "{}");
      return;
    }
    List<Thread> others = new ArrayList<>();
    for (JsonNode order : orders) {
      long captured = order.path("captured").path("value").asLong(0);
      if (captured > 0) {
        String id = order.path("id").asString("");
        String currency = order.path("captured").path("currency").asString("");
        List<Long> parts = parts(captured);
        for (int n = 0; n < parts.size(); n++) {
          others.add(
              asking.besides("refund:" + id + ":" + n, path, refund(id, parts.get(n), currency)));
        }
      }
    }
    for (Thread other : others) other.join();
  }

  /** All of it, twice of all of it, or some of it in up to three parts. */
  private List<Long> parts(long captured) {
    int percent = random.nextInt(100);
    if (percent < 25) return List.of(captured);
    if (percent < 40) return List.of(captured, captured);
    List<Long> parts = new ArrayList<>();
    long left = captured;
    for (int n = 1 + random.nextInt(MOST_PARTS); n > 0 && left > 0; n--) {
      long part = random.nextLong(1, left + 1);
      parts.add(part);
      left -= part;
    }
    return parts;
  }

  private static String refund(String order, long minor, String currency) {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("lines")
        .addObject()
        .put("paymentOrderId", order)
        .putObject("amount")
        .put("value", minor)
        .put("currency", currency);
    return body.toString();
  }
}
