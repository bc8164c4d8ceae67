package dev.sluice.bench.chaos;

import dev.sluice.bench.chaos.Fault.Kind;
import dev.sluice.bench.load.AuditResult;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What everything that died has cost.
 *
 * @param acknowledged payments with an answer that promised something
 * @param refunds that were promised with them
 * @param lost by order id, with what is wrong
 * @param doubled by order id, with what is wrong
 * @param leastAcknowledged with fewer there was no load
 * @param troubles what else went wrong
 */
public record ChaosResult(
    Map<Kind, Integer> faults,
    int betweenCommits,
    long acknowledged,
    long refunds,
    Map<String, String> lost,
    Map<String, String> doubled,
    Map<Kind, Duration> recovery,
    AuditResult audit,
    long leastAcknowledged,
    List<String> troubles) {
  private static final int SHOWN = 20;

  /** One line, the contract of {@code chaos --json}. */
  public String toJson() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    ObjectNode counts = json.putObject("faults");
    faults.forEach((kind, count) -> counts.put(kind.name(), count));
    json.put("betweenCommits", betweenCommits).put("acknowledged", acknowledged);
    json.put("refunds", refunds);
    json.put("lost", lost.size()).put("doubled", doubled.size());
    ObjectNode seconds = json.putObject("recoverySeconds");
    recovery.forEach((kind, took) -> seconds.put(kind.name(), seconds(took)));
    json.put("maxRecoverySeconds", seconds(longest()));
    json.set("audit", audit.json());
    return json.toString();
  }

  private Duration longest() {
    return recovery.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private static double seconds(Duration duration) {
    return Math.round(duration.toMillis() / 100.0) / 10.0;
  }

  /** For people. */
  public void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%,d payments and %,d refunds acknowledged, %d lost, %d doubled; %d deaths between two commits%n",
        acknowledged,
        refunds,
        lost.size(),
        doubled.size(),
        betweenCommits);
    faults.forEach((kind, count) ->
        out.printf(
            Locale.ROOT,
            "  %-16s %3d times, recovered after %5.1f s at most%n",
            kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            count,
            seconds(recovery.getOrDefault(kind, Duration.ZERO))));
    audit.print(out);
    out.flush();
  }

  /** Names what is wrong, for whoever has to find out why. */
  public void printTroubles(PrintStream out) {
    troubles.forEach(out::println);
    if (acknowledged < leastAcknowledged) {
      out.printf(
          "only %d payments were acknowledged, %d are wanted%n", acknowledged, leastAcknowledged);
    }
    print(out, "lost", lost);
    print(out, "doubled", doubled);
  }

  private static void print(PrintStream out, String what, Map<String, String> cases) {
    cases.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(SHOWN)
        .forEach(one -> out.printf("  %s: %s: %s%n", what, one.getKey(), one.getValue()));
    if (cases.size() > SHOWN) out.printf("  … and %d more%n", cases.size() - SHOWN);
  }

  /** 0 only if nothing was lost or doubled, the audit is clean, and there was a load. */
  public int exitCode() {
    boolean good =
        lost.isEmpty()
            && doubled.isEmpty()
            && troubles.isEmpty()
            && acknowledged >= leastAcknowledged;
    return good ? audit.exitCode() : 1;
  }
}
