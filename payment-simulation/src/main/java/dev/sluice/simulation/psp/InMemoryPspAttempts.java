package dev.sluice.simulation.psp;

import dev.sluice.application.psp.PspAttempts;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attempts on record, in memory. */
public final class InMemoryPspAttempts implements PspAttempts {

  /** One request or question, with its answer once it is known. */
  public record Row(PspKey key, Source source, int n, @Nullable PspAnswer answer) {
    boolean hasEnded() {
      return answer != null && answer.isFinal();
    }
  }

  private final Table<String, Row> rows;

  public InMemoryPspAttempts(Database database) {
    this.rows = new Table<>("psp_attempts", database);
  }

  @Override
  public void open(List<Attempt> attempts, Instant now) {
    for (var attempt : attempts) {
      var row = new Row(attempt.request().key(), attempt.source(), attempt.n(), null);
      rows.insert(keyOf(row), row);
    }
  }

  @Override
  public void answered(List<Answer> answers, Instant now) {
    for (var answer : answers) {
      var row = new Row(answer.key(), answer.source(), answer.n(), answer.answer());
      var there = rows.find(keyOf(row));
      if (row.source() == Source.CALL && there.isEmpty())
        throw new IllegalStateException("answered before it was on record: " + row);
      if (there.filter(Row::hasEnded).isEmpty()) rows.put(keyOf(row), row);
    }
  }

  public List<Row> all() {
    return rows.all();
  }

  private static String keyOf(Row row) {
    return row.key() + "/" + row.source() + "/" + row.n();
  }
}
