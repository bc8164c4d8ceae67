package dev.sluice.service.statement;

import dev.sluice.application.statement.ReadStatementService;
import dev.sluice.application.statement.ReadStatementService.Statement;
import dev.sluice.service.door.Json;
import java.io.OutputStream;

/** {@link StatementBody}, written while it is read. */
final class StatementJson {

  static void write(Statement statement, ReadStatementService entries, OutputStream out) {
    try (var json = Json.mapper().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("sellerId", statement.seller().value());
      json.writeStringProperty("from", statement.period().from().toString());
      json.writeStringProperty("to", statement.period().to().toString());
      json.writeArrayPropertyStart("balances");
      for (var summary : statement.summaries())
        json.writePOJO(StatementBody.InCurrency.of(summary));
      json.writeEndArray();
      json.writeArrayPropertyStart("entries");
      entries.entries(statement, entry -> json.writePOJO(StatementBody.EntryBody.of(entry)));
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private StatementJson() {}
}
