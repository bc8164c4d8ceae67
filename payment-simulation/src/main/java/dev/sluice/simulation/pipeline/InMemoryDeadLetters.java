package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.DeadLetters;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.database.Table.Key2;
import java.util.List;
import java.util.Map;

/** The record of dead letters in memory. */
public final class InMemoryDeadLetters implements DeadLetters {

  private final Table<Key2<Key2<String, String>, Long>, DeadLetter> rows;

  public InMemoryDeadLetters(Database database) {
    this.rows = new Table<>("dead_letters", database);
  }

  @Override
  public void record(String step, List<DeadLetter> letters) {
    for (var letter : letters) rows.insert(place(step, letter.raw()), letter);
  }

  private static Key2<Key2<String, String>, Long> place(String step, RawRecord raw) {
    return new Key2<>(new Key2<>(step, raw.topic() + "-" + raw.partition()), raw.offset());
  }

  /** What one step could not handle. */
  public List<DeadLetter> of(String step) {
    return rows.asMap().entrySet().stream()
        .filter(row -> row.getKey().first().first().equals(step))
        .map(Map.Entry::getValue)
        .toList();
  }

  public List<DeadLetter> all() {
    return rows.all();
  }
}
