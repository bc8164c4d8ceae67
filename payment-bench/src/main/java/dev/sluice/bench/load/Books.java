package dev.sluice.bench.load;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A look at the books.
 *
 * @param now the database's clock
 * @param settled payments at rest and intents that will never be one
 * @param payments by state; what is not yet or never a payment under the state of its intent
 * @param inFlight what is still under way, by kind; nothing is when all are 0
 * @param timed how many payments p50 and p99 are about
 */
record Books(
    String now,
    long settled,
    Map<String, Long> payments,
    Map<String, Long> orders,
    long journals,
    Map<String, Sides> trialBalance,
    Map<String, Long> inFlight,
    long inReview,
    long deadLetters,
    List<Pending> topSellers,
    OptionalLong p50,
    OptionalLong p99,
    long timed) {

  /** The two sides of a currency, minor units. */
  record Sides(BigInteger debit, BigInteger credit) {}

  record Pending(String sellerId, String currency, long minor) {}

  /** When they could not be read. */
  static Books unknown() {
    return new Books(
        "",
        0,
        Map.of(),
        Map.of(),
        0,
        Map.of(),
        Map.of(),
        0,
        0,
        List.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        0);
  }

  static Books of(JsonNode node) throws Away {
    Map<String, Long> inFlight = counts(node.path("inFlight"));
    if (inFlight.isEmpty()) {
      throw new Away("the books do not say what is in flight");
    }
    Map<String, Sides> balance = new LinkedHashMap<>();
    node.path("trialBalance")
        .properties()
        .forEach(entry ->
            balance.put(
                entry.getKey(),
                new Sides(
                    minor(entry.getValue().path("debit")),
                    minor(entry.getValue().path("credit")))));
    List<Pending> sellers = new ArrayList<>();
    for (JsonNode seller : node.path("topSellers")) {
      sellers.add(
          new Pending(
              seller.path("sellerId").asString(""),
              seller.path("currency").asString(""),
              seller.path("pending").asLong(0)));
    }
    JsonNode times = node.path("acceptedToBalanceMs");
    return new Books(
        node.path("now").asString(""),
        node.path("final").asLong(0),
        withIntents(counts(node.path("payments")), counts(node.path("intents"))),
        counts(node.path("orders")),
        node.path("journals").asLong(0),
        balance,
        inFlight,
        node.path("inReview").asLong(0),
        node.path("deadLetters").asLong(0),
        sellers,
        millis(times.path("p50")),
        millis(times.path("p99")),
        times.path("count").asLong(0));
  }

  /** An authorized intent has its payment and is counted there. */
  private static Map<String, Long> withIntents(
      Map<String, Long> payments, Map<String, Long> intents) {
    Map<String, Long> all = new LinkedHashMap<>(payments);
    intents.forEach((status, count) -> {
      if (!status.equals("AUTHORIZED") && count > 0) {
        all.putIfAbsent(status, count);
      }
    });
    return all;
  }

  private static Map<String, Long> counts(JsonNode node) {
    Map<String, Long> counts = new LinkedHashMap<>();
    node.properties().forEach(e -> counts.put(e.getKey(), e.getValue().asLong(0)));
    return counts;
  }

  private static BigInteger minor(JsonNode node) {
    return node.isIntegralNumber() ? node.bigIntegerValue() : BigInteger.ZERO;
  }

  private static OptionalLong millis(JsonNode node) {
    return node.isNumber() ? OptionalLong.of(Math.round(node.doubleValue())) : OptionalLong.empty();
  }

  boolean drained() {
    return inFlight.values().stream().allMatch(count -> count == 0);
  }

  String inFlightText() {
    String text =
        inFlight.entrySet().stream()
            .filter(e -> e.getValue() != 0)
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "nothing in flight" : text + " in flight";
  }

  /** Changes whenever anything has moved. */
  Object pulse() {
    return List.of(settled, payments, orders, journals, inFlight);
  }
}
