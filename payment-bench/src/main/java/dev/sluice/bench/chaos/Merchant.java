package dev.sluice.bench.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a marketplace does with a payment it captures itself: parts of its orders, now and then a
 * void of the same order at the same moment, and at the end a void of whatever is left.
 */
final class Merchant {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Asking asking;
  private final String payment;
  private final RandomGenerator random;

  Merchant(Asking asking, String payment, RandomGenerator random) {
    this.asking = asking;
    this.payment = payment;
    this.random = random;
  }

  /**
   * @param orders as the API shows them
   */
  void ship(JsonNode orders) throws InterruptedException {
    for (JsonNode order : orders) {
      String id = order.path("id").asString("");
      long amount = order.path("amount").path("value").asLong(0);
      String currency = order.path("amount").path("currency").asString("");
      Thread race = random.nextInt(10) < 3 ? giveUp(id) : null;
      long left = amount;
      for (long part : parts(amount)) {
        left -= part;
        capture(id, left, part, currency);
      }
      if (race != null) race.join();
    }
    asking.untilAnswered("void:all", path("cancel"), "{}");
  }

  /** Nothing, all of it, or some of it in up to three parts. */
  private List<Long> parts(long amount) {
    List<Long> parts = new ArrayList<>();
    int percent = random.nextInt(100);
    if (percent < 10) return parts;
    if (percent < 40) return List.of(amount);
    long left = amount;
    for (int n = 1 + random.nextInt(3); n > 0 && left > 0; n--) {
      long part = random.nextLong(1, left + 1);
      parts.add(part);
      left -= part;
    }
    return parts;
  }

  private void capture(String order, long left, long part, String currency)
      throws InterruptedException {
    var body = JSON.createObjectNode();
    var line = body.putArray("lines").addObject().put("paymentOrderId", order);
    line.putObject("amount").put("value", part).put("currency", currency);
    asking.untilAnswered("capture:" + order + ":" + left, path("captures"), body.toString());
  }

  private Thread giveUp(String order) {
    var body = JSON.createObjectNode();
    body.putArray("paymentOrderIds").add(order);
    return asking.besides("void:" + order, path("cancel"), body.toString());
  }

  private String path(String what) {
    return "/api/v1/payments/" + payment + "/" + what;
  }
}
