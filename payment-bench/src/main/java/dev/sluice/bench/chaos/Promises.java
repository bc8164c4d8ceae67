package dev.sluice.bench.chaos;

import dev.sluice.bench.chaos.Journal.Line;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was acknowledged, payment by payment, as the journal has it. */
final class Promises {

  /**
   * @param intents ids that were answered
   * @param payments ids that were accepted
   * @param states of the intent that were answered for good
   * @param captures keys of captures that were accepted, by payment order
   * @param voids payment orders whose void was accepted
   * @param refunds what each key was answered with: the ids of refunds
   */
  record Promise(
      String order,
      Set<String> intents,
      Set<String> payments,
      Set<String> states,
      Map<String, Set<String>> captures,
      Set<String> voids,
      Map<String, Set<Set<String>>> refunds) {
    Promise(String order) {
      this(
          order,
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeMap<>(),
          new TreeSet<>(),
          new TreeMap<>());
    }

    Set<String> refundIds() {
      return refunds.values().stream()
          .flatMap(Set::stream)
          .flatMap(Set::stream)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static final Pattern CAPTURE = Pattern.compile(".*-capture:(po_[^:]+):.*");
  private static final Pattern VOID = Pattern.compile(".*-void:(po_.+)");

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
    if (line.path().endsWith("/refunds")) {
      Set<String> ids = new TreeSet<>();
      for (JsonNode refund : body.path("refunds")) ids.add(refund.path("id").asString(""));
      promise.payments().add(body.path("paymentId").asString(""));
      promise.refunds().computeIfAbsent(line.key(), _ -> new HashSet<>()).add(ids);
      return;
    }
    if (line.path().startsWith("/api/v1/payments/")) {
      promise.payments().add(body.path("id").asString(""));
      Matcher capture = CAPTURE.matcher(line.key());
      if (capture.matches()) {
        promise.captures().computeIfAbsent(capture.group(1), _ -> new TreeSet<>()).add(line.key());
      }
      Matcher voided = VOID.matcher(line.key());
      if (voided.matches()) promise.voids().add(voided.group(1));
      return;
    }
    promise.intents().add(body.path("id").asString(""));
    if (line.path().endsWith("/authorize") || line.path().endsWith("/cancel")) {
      promise.states().add(status);
    }
  }

  /** How many refunds were accepted. */
  long refunds() {
    return byOrder.values().stream().mapToLong(promise -> promise.refundIds().size()).sum();
  }

  Collection<Promise> all() {
    return byOrder.values();
  }
}
