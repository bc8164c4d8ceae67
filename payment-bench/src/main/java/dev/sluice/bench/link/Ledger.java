package dev.sluice.bench.link;

import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Entries written into the books in a second.
 *
 * @param uniformPerSecond spread over all sellers
 * @param hotPerSecond all of one seller
 */
public record Ledger(double uniformPerSecond, double hotPerSecond) {

  /** The contract of {@code bench all --json}. */
  public ObjectNode json() {
    return JsonMapper.shared()
        .createObjectNode()
        .put("uniformPerSecond", Math.round(uniformPerSecond))
        .put("hotPerSecond", Math.round(hotPerSecond));
  }

  /** For people. */
  public void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        """
        Ledger
          all sellers         %.0f entries/s
          one hot seller      %.0f entries/s, %.2f of it
        """,
        uniformPerSecond,
        hotPerSecond,
        hotPerSecond / uniformPerSecond);
    out.flush();
  }
}
