package dev.sluice.bench.rate;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was measured of payments.
 *
 * @param full the rate that was asked for or found
 * @param half half of the one that was found: what one may expect on an ordinary day
 */
public record PaymentsResult(Run full, Optional<Run> half, Optional<Overload> overload) {

  /** Where the times are taken from. */
  private Run calm() {
    return half.orElse(full);
  }

  /** The contract of {@code bench all --json}, and more beside it. */
  public ObjectNode json() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    Cost cost = full.cost();
    json.put("sustainedPerSecond", full.isSustained() ? rounded(full.completedPerSecond()) : 0);
    ObjectNode cpu = json.putObject("cpuMsPerPayment");
    cost.cpuMs().forEach((part, ms) -> cpu.put(part, rounded(ms)));
    json.put("walBytesPerPayment", Math.round(cost.walBytes()));
    put(json.putObject("acceptedToBalanceMs"), calm().balanceMs().p50(), calm().balanceMs().p99());
    put(json.putObject("httpMs"), calm().arrived().acceptedMs(50), calm().arrived().acceptedMs(99));
    json.put("batch", full.batch());
    json.set("full", json(full));
    half.ifPresent(run -> json.set("half", json(run)));
    overload.ifPresent(flood -> json.set("overload", json(flood)));
    return json;
  }

  private static ObjectNode json(Run run) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("askedPerSecond", rounded(run.rate()))
        .put("seconds", run.arrived().length().toSeconds())
        .put("accepted", run.arrived().accepted())
        .put("refused", run.arrived().refused())
        .put("failed", run.arrived().failed())
        .put("acceptedPerSecond", rounded(run.acceptedPerSecond()))
        .put("completedPerSecond", rounded(run.completedPerSecond()))
        .put("backlog", run.backlog())
        .put("drainSeconds", run.drain().toMillis() / 1000.0)
        .put("sustained", run.isSustained());
    ObjectNode http = json.putObject("httpMs");
    http.put("p50", rounded(run.arrived().acceptedMs(50)))
        .put("p95", rounded(run.arrived().acceptedMs(95)))
        .put("p99", rounded(run.arrived().acceptedMs(99)));
    put(json.putObject("acceptedToBalanceMs"), run.balanceMs().p50(), run.balanceMs().p99());
    Cost cost = run.cost();
    json.put("cpuMsPerPaymentInAll", rounded(cost.totalCpuMs()))
        .put("loadCpuMsPerPayment", rounded(cost.loadCpuMs()))
        .put("fsyncsPerPayment", rounded(cost.fsyncs()))
        .put("transactionsPerPayment", rounded(cost.transactions()));
    putKnown(json, "statementsPerPayment", cost.statements());
    putKnown(json, "kafkaTransactionsPerPayment", cost.kafkaTransactions());
    putKnown(json, "kafkaRecordsPerPayment", cost.kafkaRecords());
    putKnown(json, "kafkaBytesPerPayment", cost.kafkaBytes());
    return json;
  }

  private static ObjectNode json(Overload flood) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("askedPerSecond", rounded(flood.rate()))
        .put("accepted", flood.flood().accepted())
        .put("refused", flood.flood().refused())
        .put("failed", flood.flood().failed())
        .put("acceptedP99Ms", rounded(flood.flood().acceptedMs(99)))
        .put("refusedP99Ms", rounded(flood.flood().refusedMs(99)))
        .put("normalP99Ms", rounded(flood.normalMs()));
    if (flood.recovered().isPresent()) json.put("recoveredSeconds", flood.recovered().getAsInt());
    else json.putNull("recoveredSeconds");
    return json.put("drainSeconds", flood.drain().toMillis() / 1000.0);
  }

  private static void put(ObjectNode json, double p50, double p99) {
    putKnown(json, "p50", p50);
    putKnown(json, "p99", p99);
  }

  private static void putKnown(ObjectNode json, String name, double value) {
    if (Double.isNaN(value)) json.putNull(name);
    else json.put(name, rounded(value));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** For people. */
  public void print(PrintStream out) {
    print(out, half.isPresent() ? "Sustained" : "Payments", full);
    half.ifPresent(run -> print(out, "At half of it", run));
    overload.ifPresent(flood -> print(out, flood));
    out.flush();
  }

  private static void print(PrintStream out, String what, Run run) {
    var arrived = run.arrived();
    say(out, "%s: %.0f/s asked for %d s", what, run.rate(), arrived.length().toSeconds());
    say(
        out,
        "  accepted            %.1f/s (%d; %d refused, %d failed%s)",
        run.acceptedPerSecond(),
        arrived.accepted(),
        arrived.refused(),
        arrived.failed(),
        arrived.failed() > 0 ? ": " + arrived.whyFailed() : "");
    say(
        out,
        "  completed           %.1f/s, %d under way at the end (%s), drained in %.1f s",
        run.completedPerSecond(),
        run.backlog(),
        run.isSustained() ? "sustained" : "NOT sustained",
        run.drain().toMillis() / 1000.0);
    say(
        out,
        "  HTTP                p50 %.1f, p95 %.1f, p99 %.1f ms from the moment a request was due",
        arrived.acceptedMs(50),
        arrived.acceptedMs(95),
        arrived.acceptedMs(99));
    say(
        out,
        "  accepted to balance p50 %.0f, p99 %.0f ms",
        run.balanceMs().p50(),
        run.balanceMs().p99());
    print(out, run.cost());
    say(out, "  payments at a time  %d, the median over the steps", run.batch());
  }

  private static void print(PrintStream out, Cost cost) {
    StringBuilder parts = new StringBuilder();
    for (Map.Entry<String, Double> part : cost.cpuMs().entrySet()) {
      parts.append(String.format(Locale.ROOT, "  %s %.3f", part.getKey(), part.getValue()));
    }
    say(out, "  CPU-ms per payment  %.3f:%s", cost.totalCpuMs(), parts);
    say(out, "  beside it           %.3f CPU-ms of the load generator", cost.loadCpuMs());
    say(
        out,
        "  PostgreSQL          %.0f B of WAL, %.3f fsyncs, %.2f transactions, %.2f statements per payment",
        cost.walBytes(),
        cost.fsyncs(),
        cost.transactions(),
        cost.statements());
    say(
        out,
        "  Kafka               %.3f transactions, %.2f records, %.0f B per payment",
        cost.kafkaTransactions(),
        cost.kafkaRecords(),
        cost.kafkaBytes());
  }

  private static void print(PrintStream out, Overload flood) {
    var arrived = flood.flood();
    say(out, "Overload: %.0f/s asked for %d s", flood.rate(), arrived.length().toSeconds());
    say(
        out,
        "  accepted            %d, p99 %.0f ms; all of them completed, %.1f s after the end",
        arrived.accepted(),
        arrived.acceptedMs(99),
        flood.drain().toMillis() / 1000.0);
    say(
        out,
        "  told to come later  %d, p99 %.0f ms; %d failed%s",
        arrived.refused(),
        arrived.refusedMs(99),
        arrived.failed(),
        arrived.failed() > 0 ? ": " + arrived.whyFailed() : "");
    say(
        out,
        "  as quick as before  %s (HTTP p99 %.1f ms)",
        flood.recovered().isPresent()
            ? "after " + flood.recovered().getAsInt() + " s"
            : "NOT within half a minute",
        flood.normalMs());
  }

  private static void say(PrintStream out, String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }
}
