package dev.sluice.service.bank;

import dev.sluice.domain.bank.Reconciled;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A reconciliation as a table: for programs that add up, and for people who read. */
final class ReconciliationTable {

  private static final String HEADER =
      "date,kind,reference,currency,ledger,psp,bank,state,unexplained\n";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Reconciliation of %s</title><style>
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1c2733; }
      table { border-collapse: collapse; width: 100%%; } th, td { padding: .35rem .6rem; border-bottom: 1px solid #d8dee6; text-align: left; }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; } .open { background: #fdecea; } .ok { color: #216e39; }
      </style></head><body>
      <h1>Reconciliation of %s</h1>
      <p><strong%s>%s</strong> %d matched, %d not.</p>
      %s
      </body></html>
      """;

  static String csv(LocalDate date, List<Reconciled> rows) {
    return HEADER
        + rows.stream()
            .map(row ->
                Stream.of(
                        date.toString(),
                        row.kind().name(),
                        quoted(row.reference()),
                        row.currency().code(),
                        number(row.ledger()),
                        number(row.psp()),
                        number(row.bank()),
                        row.state().name(),
                        Long.toString(row.unexplained()))
                    .collect(Collectors.joining(",", "", "\n")))
            .collect(Collectors.joining());
  }

  private static String number(@Nullable Long minor) {
    return minor == null ? "" : minor.toString();
  }

  /** A bank's reference is any text: it may neither end a value nor be a formula. */
  private static String quoted(String text) {
    var tame = text.matches("[=+@\\-].*") ? "'" + text : text;
    return tame.matches("[^,\"\\r\\n]*") ? tame : '"' + tame.replace("\"", "\"\"") + '"';
  }

  static String html(LocalDate date, List<Reconciled> rows) {
    var body = ReconciliationBody.of(date, rows);
    boolean clean = body.discrepancies() == 0;
    var verdict =
        rows.isEmpty()
            ? "Nothing moved that day."
            : clean
                ? "Ledger, PSP and bank say the same."
                : "%d minor units are unexplained.".formatted(body.unexplainedMinorUnits());
    return PAGE.formatted(
        date,
        date,
        clean ? " class=\"ok\"" : "",
        verdict,
        body.matched(),
        body.discrepancies(),
        rows.isEmpty() ? "" : table(rows));
  }

  private static String table(List<Reconciled> rows) {
    return "<table><tr><th>What</th><th>Reference</th><th class=\"n\">Ledger</th>"
        + "<th class=\"n\">PSP</th><th class=\"n\">Bank</th><th></th><th>State</th></tr>\n"
        + rows.stream().map(ReconciliationTable::row).collect(Collectors.joining("\n"))
        + "\n</table>";
  }

  private static String row(Reconciled row) {
    boolean open = row.unexplained() != 0 || row.state() == Reconciled.State.DIFFERS;
    return "<tr%s><td>%s</td><td>%s</td>%s%s%s<td>%s</td><td>%s</td></tr>"
        .formatted(
            open ? " class=\"open\"" : "",
            row.kind(),
            HtmlUtils.htmlEscape(row.reference()),
            amount(row, row.ledger()),
            amount(row, row.psp()),
            amount(row, row.bank()),
            row.currency(),
            row.state());
  }

  private static String amount(Reconciled row, @Nullable Long minor) {
    return "<td class=\"n\">%s</td>"
        .formatted(
            minor == null
                ? ""
                : BigDecimal.valueOf(minor, row.currency().decimals()).toPlainString());
  }

  private ReconciliationTable() {}
}
