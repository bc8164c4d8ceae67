package dev.sluice.bench.load;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The audit's verdict, law by law.
 *
 * @param empty there were no payments to judge: not clean
 * @param trouble why there is no verdict at all, empty if there is one
 */
public record AuditResult(boolean clean, boolean empty, List<Law> laws, String trouble) {

  /**
   * @param leftOut how many things were still too young to be judged
   * @param oldestSeconds the age of the oldest of them
   * @param detail what breaks it, by public ids
   */
  public record Law(
      int law, String name, boolean holds, long leftOut, long oldestSeconds, String detail) {}

  public AuditResult {
    laws = List.copyOf(laws);
  }

  static AuditResult none(String trouble) {
    return new AuditResult(false, false, List.of(), trouble);
  }

  static AuditResult of(JsonNode node) throws Away {
    if (!node.path("clean").isBoolean() || !node.path("laws").isArray()) {
      throw new Away("the audit gives no verdict");
    }
    List<Law> laws = new ArrayList<>();
    for (JsonNode law : node.path("laws")) {
      laws.add(
          new Law(
              law.path("law").asInt(0),
              law.path("name").asString(""),
              law.path("holds").asBoolean(false),
              law.path("leftOut").asLong(0),
              law.path("oldestSeconds").asLong(0),
              law.path("detail").asString("")));
    }
    boolean clean = node.path("clean").asBoolean(false) && laws.stream().allMatch(Law::holds);
    return new AuditResult(clean, node.path("empty").asBoolean(false), laws, "");
  }

  /** One line, the contract of {@code audit --json}. */
  public String toJson() {
    return json().toString();
  }

  public ObjectNode json() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("clean", clean).put("empty", empty);
    ArrayNode list = json.putArray("laws");
    for (Law law : laws) {
      list.addObject()
          .put("law", law.law())
          .put("holds", law.holds())
          .put("leftOut", law.leftOut())
          .put("oldestSeconds", law.oldestSeconds())
          .put("detail", law.detail());
    }
    return json;
  }

  /** For people. */
  public void print(PrintStream out) {
    out.println("Audit: " + verdict());
    for (Law law : laws) {
      out.printf(
          "  law %2d  %-5s  %s%s%n",
          law.law(), law.holds() ? "holds" : "FAILS", law.name(), rest(law));
    }
    out.flush();
  }

  private String verdict() {
    if (!trouble.isEmpty()) {
      return "no verdict, " + trouble;
    }
    if (empty) {
      return "empty, there are no payments to audit";
    }
    return clean
        ? "clean"
        : laws.stream()
            .filter(law -> !law.holds())
            .map(law -> String.valueOf(law.law()))
            .collect(Collectors.joining(", ", "NOT CLEAN, see law ", ""));
  }

  private static String rest(Law law) {
    String young =
        law.leftOut() == 0
            ? ""
            : " (%d left out, the oldest %d s)".formatted(law.leftOut(), law.oldestSeconds());
    return young + (law.holds() || law.detail().isEmpty() ? "" : ": " + law.detail());
  }

  /** 0 only if the audit is clean; an audit over no payments is not. */
  public int exitCode() {
    return clean && !empty ? 0 : 1;
  }
}
