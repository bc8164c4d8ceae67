package dev.sluice.bench.floor;

import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the statements of one payment cost among few rows and among many.
 *
 * @param small payments in the tables
 * @param large payments in the tables
 */
public record Growth(long small, double smallCpuMs, long large, double largeCpuMs) {

  /** The contract of {@code bench all --json}, and more beside it. */
  public ObjectNode json() {
    return JsonMapper.shared()
        .createObjectNode()
        .put("smallCpuMs", rounded(smallCpuMs))
        .put("largeCpuMs", rounded(largeCpuMs))
        .put("small", small)
        .put("large", large);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** For people. */
  public void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        """
        Growth, CPU-ms of a payment's statements
          among %,d payments %.3f
          among %,d payments %.3f, %.2f times as much
        """,
        small,
        smallCpuMs,
        large,
        largeCpuMs,
        largeCpuMs / smallCpuMs);
    out.flush();
  }
}
