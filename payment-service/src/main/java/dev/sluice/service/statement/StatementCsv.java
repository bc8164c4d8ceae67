package dev.sluice.service.statement;

import dev.sluice.application.statement.Holdings;
import dev.sluice.application.statement.ReadStatementService;
import dev.sluice.application.statement.ReadStatementService.Statement;
import dev.sluice.application.statement.SellerStatements.Entry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** One row per opening, entry and closing, in minor units: a table programs can add up. */
final class StatementCsv {

  static final String HEADER =
      "row,currency,recordedAt,occurredAt,entry,movement,payment,"
          + "pending,available,reserved,inTransit";

  static void write(Statement statement, ReadStatementService entries, OutputStream out)
      throws IOException {
    var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    line(text, HEADER);
    for (var one : statement.summaries())
      line(
          text,
          balance("OPENING", one.currency().code(), statement.period().from(), one.opening()));
    entries.entries(statement, entry -> line(text, entry(entry)));
    for (var one : statement.summaries())
      line(text, balance("CLOSING", one.currency().code(), statement.period().to(), one.closing()));
    text.flush();
  }

  private static String balance(String row, String currency, Instant at, Holdings holdings) {
    return row(List.of(row, currency, at.toString(), "", "", "", ""), holdings);
  }

  private static String entry(Entry entry) {
    var payment = entry.payment();
    return row(
        List.of(
            "ENTRY",
            entry.currency().code(),
            entry.recordedAt().toString(),
            entry.occurredAt().toString(),
            entry.id().value(),
            entry.movement().value(),
            payment == null ? "" : payment.value()),
        entry.change());
  }

  private static String row(List<String> texts, Holdings holdings) {
    return texts.stream().map(StatementCsv::quoted).collect(Collectors.joining(","))
        + ",%d,%d,%d,%d"
            .formatted(
                holdings.pending(),
                holdings.available(),
                holdings.reserved(),
                holdings.inTransit());
  }

  private static String quoted(String text) {
    return text.indexOf(',') < 0 && text.indexOf('"') < 0
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void line(Writer text, String row) {
    try {
      text.write(row);
      text.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StatementCsv() {}
}
