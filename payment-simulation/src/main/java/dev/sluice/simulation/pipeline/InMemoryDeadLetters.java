package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.DeadLetters;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.database.Table.Key2;
import java.util.List;

/** The record of dead letters in memory. */
public final class InMemoryDeadLetters implements DeadLetters {

  private final Table<Key2<String, String>, DeadLetter> rows;

  public InMemoryDeadLetters(Database database) {
    this.rows = new Table<>("dead_letters", database);
  }

  @Override
  public void record(String step, List<DeadLetter> letters) {
    for (var letter : letters) rows.insert(new Key2<>(step, letter.inboxId()), letter);
  }

  public List<DeadLetter> all() {
    return rows.all();
  }
}
