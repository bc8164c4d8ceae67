package dev.sluice.bench.chaos;

import dev.sluice.bench.chaos.Journal.Line;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was acknowledged, payment by payment, as the journal has it. */
final class Promises {

  /**
   * @param intents ids that were answered
   * @param payments ids that were accepted
   * @param states of the intent that were answered for good
   */
  record Promise(String order, Set<String> intents, Set<String> payments, Set<String> states) {
    Promise(String order) {
      this(order, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }
  }

  /** An answer that says the matter is not decided yet. */
  static final String UNDECIDED = "PENDING_AUTH";

  private final Map<String, Promise> byOrder = new LinkedHashMap<>();

  static Promises read(Path journal) {
    Promises promises = new Promises();
    try (var lines = Journal.read(journal)) {
      lines.filter(Line::acknowledges).forEach(promises::add);
    }
    return promises;
  }

  void add(Line line) {
    Promise promise = byOrder.computeIfAbsent(line.order(), Promise::new);
    JsonNode body = JsonMapper.shared().readTree(line.text());
    String status = body.path("status").asString("");
    if (line.path().endsWith("/payments")) {
      promise.payments().add(body.path("id").asString(""));
      promise.intents().add(body.path("paymentIntentId").asString(""));
      promise.states().add(UNDECIDED);
      return;
    }
    promise.intents().add(body.path("id").asString(""));
    if (line.path().endsWith("/authorize") || line.path().endsWith("/cancel")) {
      promise.states().add(status);
    }
  }

  Collection<Promise> all() {
    return byOrder.values();
  }
}
