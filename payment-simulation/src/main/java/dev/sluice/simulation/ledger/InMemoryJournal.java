package dev.sluice.simulation.ledger;

import dev.sluice.application.ledger.Journal;
import dev.sluice.domain.ledger.MovementKey;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import java.util.List;
import java.util.Map;

/** The books in memory. */
public final class InMemoryJournal implements Journal {

  private final Table<MovementKey, Record> entries;

  public InMemoryJournal(Database database) {
    this.entries = new Table<>("journal_entries", database);
  }

  @Override
  public void append(List<Record> records) {
    for (var one : records) {
      var movement = one.entry().movement();
      var there = entries.find(movement);
      if (there.isEmpty()) entries.put(movement, one);
      else if (!there.get().entry().equals(one.entry()))
        throw new IllegalStateException("in the books with other content: " + movement);
    }
  }

  public Map<MovementKey, Record> entries() {
    return entries.asMap();
  }
}
