package dev.sluice.bench.link;

import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How news leaves.
 *
 * @param rate events committed in a second
 * @param p50Ms from the commit of a row to the relay's knowing that the broker has it
 * @param perSecond when a heap of them is there at once
 * @param idleQueriesPerSecond about the outbox, when there is nothing to send
 */
public record Outbox(
    int rate, double p50Ms, double p99Ms, double perSecond, double idleQueriesPerSecond) {

  /** The contract of {@code bench all --json}, and more beside it. */
  public ObjectNode json() {
    return JsonMapper.shared()
        .createObjectNode()
        .put("p50Ms", rounded(p50Ms))
        .put("p99Ms", rounded(p99Ms))
        .put("idleQueriesPerSecond", rounded(idleQueriesPerSecond))
        .put("eventsPerSecond", rate)
        .put("mostPerSecond", rounded(perSecond));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** For people. */
  public void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        """
        Outbox
          commit to broker    p50 %.1f, p99 %.1f ms at %d events/s
          at most             %.0f events/s
          idle                %.2f queries/s
        """,
        p50Ms,
        p99Ms,
        rate,
        perSecond,
        idleQueriesPerSecond);
    out.flush();
  }
}
