package dev.sluice.service.statement;

import dev.sluice.application.statement.Holdings;
import dev.sluice.application.statement.ReadStatementService;
import dev.sluice.application.statement.ReadStatementService.Statement;
import dev.sluice.application.statement.SellerStatements.Entry;
import dev.sluice.application.statement.SellerStatements.Summary;
import dev.sluice.domain.money.Currency;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A statement to be printed: what was there before, what changed it, what is there after. */
final class StatementPdf {

  /** A few hundred pages, which are in memory until the last one is written. */
  static final long MOST_ENTRIES = 20_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private static final List<String> HEADINGS =
      List.of(
          "Recorded (UTC)",
          "Happened (UTC)",
          "What",
          "",
          "Pending",
          "Available",
          "Reserved",
          "In transit");

  static void write(Statement statement, ReadStatementService entries, OutputStream out)
      throws IOException {
    try (var paper = new Paper()) {
      paper.title("Statement of " + statement.seller().value());
      paper.text(
          "From %s to %s, UTC. An entry stands where it was recorded."
              .formatted(
                  TIME.format(statement.period().from()), TIME.format(statement.period().to())));
      if (statement.summaries().isEmpty()) paper.text("There was nothing, and nothing happened.");
      else paper.headings(HEADINGS);
      for (var summary : statement.summaries())
        balance(paper, "Opening", statement.period().from(), summary, summary.opening());
      entries.entries(statement, entry -> unchecked(() -> entry(paper, entry)));
      for (var summary : statement.summaries())
        balance(paper, "Closing", statement.period().to(), summary, summary.closing());
      paper.save(out);
    }
  }

  private static void balance(
      Paper paper, String what, Instant at, Summary summary, Holdings holdings) throws IOException {
    paper.strong(row(TIME.format(at), "", what, summary.currency(), holdings));
  }

  private static void entry(Paper paper, Entry entry) throws IOException {
    paper.row(
        row(
            TIME.format(entry.recordedAt()),
            TIME.format(entry.occurredAt()),
            entry.movement().value(),
            entry.currency(),
            entry.change()));
  }

  private static List<String> row(
      String recorded, String happened, String what, Currency currency, Holdings holdings) {
    return List.of(
        recorded,
        happened,
        what,
        currency.code(),
        amount(holdings.pending(), currency),
        amount(holdings.available(), currency),
        amount(holdings.reserved(), currency),
        amount(holdings.inTransit(), currency));
  }

  private static String amount(long minor, Currency currency) {
    return minor == 0 ? "-" : BigDecimal.valueOf(minor, currency.decimals()).toPlainString();
  }

  private interface Written {
    void run() throws IOException;
  }

  private static void unchecked(Written written) {
    try {
      written.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StatementPdf() {}
}
