package dev.sluice.platform.command;

import dev.sluice.bench.arrival.Telling;
import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.data.Endpoints;
import dev.sluice.platform.door.Door;
import dev.sluice.platform.token.Role;
import dev.sluice.servers.process.ServerFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of the money of a demonstration: settled, at the bank, paid out, told to its seller.
 */
final class DemoStory {

  /** The hottest of the made-up sellers. */
  private static final String SELLER = "seller-01";

  private static final int TRIES = 50;
  private static final Duration AGAIN = Duration.ofMillis(200);

  /**
   * How it ended.
   *
   * @param settled lines of the PSP's report that fit
   * @param paidOut payouts the bank has confirmed
   * @param matched things ledger, PSP and bank say the same about
   * @param discrepancies things they do not
   */
  record Ending(long settled, long paidOut, long matched, long discrepancies, long unexplained) {

    void addTo(ObjectNode json) {
      json.put("settled", settled).put("paidOut", paidOut);
      json.putObject("reconciliation")
          .put("matched", matched)
          .put("discrepancies", discrepancies)
          .put("unexplainedMinorUnits", unexplained);
    }
  }

  private final Door finance;
  private final Door simulator;
  private final DemoPayouts payouts;
  private final Path files;
  private final PrintStream out;
  private final LocalDate day = LocalDate.now(ZoneOffset.UTC);

  private DemoStory(
      Door finance, Door simulator, DemoPayouts payouts, Path files, PrintStream out) {
    this.finance = finance;
    this.simulator = simulator;
    this.payouts = payouts;
    this.files = files;
    this.out = out;
  }

  static Ending tell(Endpoints at, DataDirectory data, PrintStream out)
      throws InterruptedException {
    try (Door admin = Door.of(data, Role.ADMIN, "a");
        Door finance = Door.of(data, Role.FINANCE, "a");
        Door simulator = Door.simulator(at)) {
      var files = Files.createDirectories(data.root().resolve("demo"));
      var payouts = new DemoPayouts(admin, finance, simulator, files);
      return new DemoStory(finance, simulator, payouts, files, out).tell();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Ending tell() throws InterruptedException {
    long settled = settle();
    bank();
    var paid = payouts.pay(day);
    say("Payouts: %d payment files, paid by the bank", paid.size());
    bank();
    statement();
    return reconcile(settled);
  }

  private long settle() throws InterruptedException {
    var report = files.resolve("settlement-%s.csv".formatted(day));
    simulator.save(
        "/admin/settlement", Map.of("from", day.toString(), "to", day.toString()), report);
    var read = Settling.read(finance, report, new Telling(out));
    long fit = read.number("matched") + (read.known() ? 0 : read.number("alreadyKnown"));
    say("Settled: %d lines of the PSP's report, %d fit", read.number("lines"), fit);
    return fit;
  }

  private void bank() throws InterruptedException {
    var statement = files.resolve("bank-%s.xml".formatted(day));
    simulator.save("/bank/statement", Map.of("date", day.toString()), statement);
    var taken = finance.upload("/bank-statements", statement, "application/xml");
    say(
        "Bank:    %d entries, %d of them new and what we know of",
        taken.path("entries").asLong(0), taken.path("matched").asLong(0));
  }

  private void statement() throws InterruptedException {
    var until = Instant.now().toString();
    JsonNode said = said(Map.of("from", day.toString(), "to", until));
    finance.save(
        "/sellers/" + SELLER + "/statement",
        Map.of("from", day.toString(), "to", until, "format", "pdf"),
        files.resolve("statement.pdf"));
    say("Statement of %s, until now:", SELLER);
    for (var balance : said.path("balances"))
      say(
          "  %s  %3d entries, pending %d, available %d, in transit %d",
          balance.path("currency").asString(""),
          balance.path("entries").asLong(0),
          balance.at("/closing/pending").asLong(0),
          balance.at("/closing/available").asLong(0),
          balance.at("/closing/inTransit").asLong(0));
  }

  /** Somebody may write into the last moment yet: who asks again is told soon. */
  private JsonNode said(Map<String, String> period) throws InterruptedException {
    for (int i = 1; ; i++)
      try {
        return finance.get("/sellers/" + SELLER + "/statement", period);
      } catch (ServerFailure notYet) {
        if (i == TRIES) throw notYet;
        Thread.sleep(AGAIN);
      }
  }

  private Ending reconcile(long settled) throws InterruptedException {
    var date = Map.of("date", day.toString());
    JsonNode told = finance.get("/reconciliation", date);
    finance.save(
        "/reconciliation",
        Map.of("date", day.toString(), "format", "html"),
        files.resolve("reconciliation-%s.html".formatted(day)));
    var ending =
        new Ending(
            settled,
            paidOut(told),
            told.path("matched").asLong(0),
            told.path("discrepancies").asLong(0),
            told.path("unexplainedMinorUnits").asLong(0));
    say("Ledger, PSP and bank:");
    for (var row : told.path("rows")) {
      if (row.path("kind").asString("").equals("PAYOUT") && ending.discrepancies() == 0) continue;
      say(
          "  %-10s %-22s %s %14s %14s %14s  %s",
          row.path("kind").asString(""),
          row.path("reference").asString(""),
          row.path("currency").asString(""),
          side(row, "ledger"),
          side(row, "psp"),
          side(row, "bank"),
          row.path("state").asString(""));
    }
    say("  and %d payouts", ending.paidOut());
    say(
        "  %d matched, %d not, %d minor units unexplained; all papers are in %s",
        ending.matched(), ending.discrepancies(), ending.unexplained(), files);
    return ending;
  }

  private static long paidOut(JsonNode told) {
    long paid = 0;
    for (var row : told.path("rows"))
      if (row.path("kind").asString("").equals("PAYOUT")
          && row.path("state").asString("").equals("MATCHED")) paid++;
    return paid;
  }

  private static String side(JsonNode row, String name) {
    var side = row.path(name);
    return side.isMissingNode() ? "-" : Long.toString(side.asLong(0));
  }

  private void say(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}
