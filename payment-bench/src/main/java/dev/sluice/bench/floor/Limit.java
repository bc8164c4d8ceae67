package dev.sluice.bench.floor;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one payment takes when nothing but the physical part of it is done.
 *
 * @param batch payments in a transaction
 * @param cpuMs of each floor: sql, kafka, http, psp; client and server together
 * @param cores how many can work at once
 * @param rows changed for a payment: by the application, when it was recorded, and here
 * @param records written for a payment, likewise
 * @param texts of the statements, each once
 */
public record Limit(
    int batch,
    Map<String, Split> cpuMs,
    int cores,
    Pair rows,
    Pair records,
    long statementsPerBatch,
    String texts) {
  private static final double CLOSE = 0.03;

  /** Of one payment: who asks and who answers. */
  public record Split(double client, double server) {
    double sum() {
      return client + server;
    }
  }

  public record Pair(double application, double floor) {
    boolean isEqual() {
      return Math.abs(application - floor) <= CLOSE * application;
    }
  }

  public double totalCpuMs() {
    return cpuMs.values().stream().mapToDouble(Split::sum).sum();
  }

  public double paymentsPerSecond() {
    return cores * 1000.0 / totalCpuMs();
  }

  /** The same work was done on both sides. */
  public boolean isFair() {
    return rows.isEqual() && records.isEqual();
  }

  /** The contract of {@code bench all --json}, and more beside it. */
  public ObjectNode json() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("paymentsPerSecond", rounded(paymentsPerSecond()));
    ObjectNode parts = json.putObject("cpuMs");
    cpuMs.forEach((part, split) -> parts.put(part, rounded(split.sum())));
    json.put("batch", batch).put("cores", cores).put("fair", isFair());
    put(json.putObject("rowsPerPayment"), rows);
    put(json.putObject("recordsPerPayment"), records);
    return json;
  }

  private static void put(ObjectNode json, Pair pair) {
    json.put("application", rounded(pair.application())).put("floor", rounded(pair.floor()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** For people. */
  public void print(PrintStream out) {
    say(out, "Limit: %.0f payments/s on %d cores, no application", paymentsPerSecond(), cores);
    say(out, "  CPU-ms per payment  %.3f, %d payments at a time: %s", totalCpuMs(), batch, parts());
    say(
        out,
        "  the same work       %.2f rows (the application %.2f), %.2f records (%.2f)%s; %d statements for a batch",
        rows.floor(),
        rows.application(),
        records.floor(),
        records.application(),
        isFair() ? "" : ": NOT THE SAME",
        statementsPerBatch);
    out.flush();
  }

  private String parts() {
    return cpuMs.entrySet().stream()
        .map(e ->
            String.format(
                Locale.ROOT,
                "%s %.3f (%.3f + %.3f client)",
                e.getKey(),
                e.getValue().sum(),
                e.getValue().server(),
                e.getValue().client()))
        .collect(Collectors.joining(", "));
  }

  private static void say(PrintStream out, String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }
}
