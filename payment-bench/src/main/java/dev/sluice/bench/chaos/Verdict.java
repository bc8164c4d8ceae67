package dev.sluice.bench.chaos;

import dev.sluice.bench.chaos.Promises.Promise;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Holds promises against effects.
 *
 * <p><i>Lost</i>: acknowledged, and afterwards not readable in a state that matches, or absent from
 * the books or from the PSP. <i>Doubled</i>: more than one payment per key, authorization or
 * capture per PSP key, journal per movement; more that went back than was promised or taken.
 */
final class Verdict {
  private static final Set<String> DECIDED =
      Set.of("AUTHORIZED", "DECLINED", "CANCELLED", "EXPIRED", "REVIEW");

  /** What the API says under a path; a missing node where it says no. */
  interface Api {
    JsonNode read(String path) throws InterruptedException;
  }

  private final Api api;
  private final Effects effects;
  private final Map<String, String> lost = new TreeMap<>();
  private final Map<String, String> doubled = new TreeMap<>();

  Verdict(Api api, Effects effects) {
    this.api = api;
    this.effects = effects;
  }

  /** By order id, with what is wrong. */
  synchronized Map<String, String> lost() {
    return Map.copyOf(lost);
  }

  synchronized Map<String, String> doubled() {
    return Map.copyOf(doubled);
  }

  private synchronized void lost(Promise promise, String why) {
    lost.putIfAbsent(promise.order(), why);
  }

  private synchronized void doubled(Promise promise, String why) {
    doubled.putIfAbsent(promise.order(), why);
  }

  void judge(Promise promise) throws InterruptedException {
    if (promise.intents().size() > 1) doubled(promise, "two intents: " + promise.intents());
    if (effects.intents().getOrDefault(promise.order(), 0) > 1) doubled(promise, "two intents");
    if (effects.payments().getOrDefault(promise.order(), 0) > 1) doubled(promise, "two payments");
    for (String id : promise.intents()) judge(promise, id);
  }

  private void judge(Promise promise, String id) throws InterruptedException {
    JsonNode intent = api.read("/api/v1/payment-intents/" + id);
    String state = intent.path("status").asString("");
    if (!intent.path("orderId").asString("").equals(promise.order())) {
      lost(promise, id + " cannot be read");
      return;
    }
    for (String promised : promise.states()) {
      boolean kept =
          promised.equals(Promises.UNDECIDED) ? DECIDED.contains(state) : promised.equals(state);
      if (!kept) lost(promise, id + " is " + state + ", promised was " + promised);
    }
    int authorizations = effects.atPsp("authorize", id).times();
    if (authorizations > 1 || effects.repeatedKeys().contains(id + ":authorize")) {
      doubled(promise, id + " is authorized %d times".formatted(authorizations));
    }
    String payment = intent.path("paymentId").asString("");
    for (String promised : promise.payments()) {
      if (!promised.equals(payment)) lost(promise, promised + " is not the payment of " + id);
    }
    if (state.equals("AUTHORIZED")) paid(promise, id, payment, intent);
    else unpaid(promise, id, state, payment);
  }

  private void paid(Promise promise, String id, String payment, JsonNode intent)
      throws InterruptedException {
    long total = intent.path("total").path("value").asLong(-1);
    if (effects.atPsp("authorize", id).minor() != total) {
      lost(promise, id + " is not authorized at the PSP");
    }
    booked(promise, "AUTH_HOLD:" + payment);
    JsonNode read = api.read("/api/v1/payments/" + payment);
    if (!read.path("final").asBoolean(false)) {
      lost(
          promise,
          payment + " never came to its end, it is " + read.path("status").asString("gone"));
    }
    if (read.path("orders").isEmpty()) lost(promise, payment + " has no orders");
    Set<String> forgotten = promise.refundIds();
    for (JsonNode order : read.path("orders")) {
      share(promise, order);
      givenBack(promise, order);
      for (JsonNode refund : order.path("refunds"))
        forgotten.remove(refund.path("id").asString(""));
    }
    if (!forgotten.isEmpty()) lost(promise, forgotten + " cannot be read");
    promise
        .refunds()
        .forEach((key, answers) -> {
          if (answers.size() > 1) doubled(promise, key + " was answered with " + answers);
        });
  }

  private void share(Promise promise, JsonNode order) {
    String id = order.path("id").asString("");
    String status = order.path("status").asString("");
    long says = order.path("captured").path("value").asLong(-1);
    Effects.Done captured = effects.atPsp("capture", id);
    int asked = promise.captures().getOrDefault(id, Set.of()).size();
    // what is captured by itself is captured once
    int most = Math.max(1, asked);
    if (captured.times() > most) {
      doubled(promise, id + " is captured %d times at the PSP".formatted(captured.times()));
    }
    for (int n = 1; n <= most; n++) {
      if (effects.repeatedKeys().contains(id + ":capture-" + n)) {
        doubled(promise, id + ":capture-" + n + " was done more than once at the PSP");
      }
    }
    int ours = effects.captures().getOrDefault(id, 0);
    if (ours > most) doubled(promise, id + " is captured %d times".formatted(ours));
    if (captured.minor() != says) {
      lost(promise, id + " is " + status + " with " + says + ", the PSP took " + captured.minor());
    }
    if (ours != order.path("captures").size()) lost(promise, id + " has no capture");
    boolean waits = status.equals("INITIATED_PENDING") || status.equals("CAPTURE_REQUESTED");
    if (asked > 0 && waits) lost(promise, id + " is " + status + ", captures were accepted");
    boolean whole = says == order.path("amount").path("value").asLong(-1);
    if (promise.voids().contains(id) && whole) {
      lost(promise, id + " is captured whole, a void of it was accepted");
    }
    for (JsonNode one : order.path("captures")) {
      booked(promise, "CAPTURE:" + id + ":" + one.path("number").asInt(0));
    }
  }

  /** As much as was promised, each refund once, and never more than was taken. */
  private void givenBack(Promise promise, JsonNode order) {
    String id = order.path("id").asString("");
    Effects.Done expected = Effects.Done.NEVER;
    for (JsonNode refund : order.path("refunds")) {
      String name = refund.path("id").asString("");
      String status = refund.path("status").asString("");
      if (!promise.refundIds().contains(name)) doubled(promise, name + " was promised to nobody");
      if (effects.repeatedKeys().contains(name)) doubled(promise, name + " was done twice");
      switch (status) {
        case "SUCCEEDED" -> {
          expected = expected.and(refund.path("amount").path("value").asLong(-1));
          booked(promise, "REFUND:" + name);
        }
        case "FAILED" -> {
          if (effects.booked("REFUND:" + name) > 0) {
            doubled(promise, name + " has failed and is in the books all the same");
          }
        }
        default -> lost(promise, name + " never came to its end, it is " + status);
      }
    }
    Effects.Done done = effects.atPsp("refund", id);
    if (done.times() > expected.times() || done.minor() > expected.minor()) {
      doubled(promise, "of %s went back %s at the PSP, %s are known".formatted(id, done, expected));
    }
    if (done.minor() < expected.minor()) {
      lost(promise, "of %s went back %s at the PSP, %s are known".formatted(id, done, expected));
    }
    if (done.minor() > order.path("captured").path("value").asLong(0)) {
      doubled(promise, "of " + id + " more went back than was taken");
    }
    if (order.path("refunded").path("value").asLong(-1) != expected.minor()) {
      lost(promise, id + " does not say that " + expected + " went back");
    }
  }

  private void booked(Promise promise, String movement) {
    int times = effects.booked(movement);
    if (times == 0) lost(promise, movement + " is not in the books");
    if (times > 1) doubled(promise, movement + " is %d times in the books".formatted(times));
  }

  /**
   * An authorization that came too late is given back: it may be at the PSP, never in the books.
   */
  private void unpaid(Promise promise, String id, String state, String payment) {
    if (effects.booked("AUTH_HOLD:" + payment) > 0) {
      lost(promise, id + " is " + state + " and in the books all the same");
    }
    if (state.equals("CANCELLED") && effects.atPsp("authorize", id).times() > 0) {
      doubled(promise, id + " is cancelled and authorized at the PSP");
    }
  }
}
