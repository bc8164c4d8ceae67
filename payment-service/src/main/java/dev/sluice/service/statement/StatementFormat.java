package dev.sluice.service.statement;

import dev.sluice.application.statement.ReadStatementService;
import dev.sluice.application.statement.ReadStatementService.Statement;
import dev.sluice.common.error.Problem;
import java.io.IOException;
import java.io.OutputStream;

/** How a statement is written down. The same statement is the same bytes, whenever it is asked. */
enum StatementFormat {
  JSON("application/json") {
    @Override
    void write(Statement statement, ReadStatementService entries, OutputStream out) {
      StatementJson.write(statement, entries, out);
    }
  },
  CSV("text/csv;charset=UTF-8") {
    @Override
    void write(Statement statement, ReadStatementService entries, OutputStream out)
        throws IOException {
      StatementCsv.write(statement, entries, out);
    }
  },
  PDF("application/pdf") {
    @Override
    void check(Statement statement) {
      if (statement.entries() > StatementPdf.MOST_ENTRIES)
        throw Problem.invalid(
            "?format",
            "pdf is for %d entries at most, this has %d: take csv, or a shorter time"
                .formatted(StatementPdf.MOST_ENTRIES, statement.entries()));
    }

    @Override
    void write(Statement statement, ReadStatementService entries, OutputStream out)
        throws IOException {
      StatementPdf.write(statement, entries, out);
    }
  };

  private final String contentType;

  StatementFormat(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /**
   * Before anything is written.
   *
   * @throws Problem when it cannot be written down like this
   */
  void check(Statement statement) {}

  abstract void write(Statement statement, ReadStatementService entries, OutputStream out)
      throws IOException;

  static StatementFormat of(String word) {
    for (var format : values()) if (format.word().equals(word)) return format;
    throw new IllegalArgumentException("has to be json, csv or pdf");
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
