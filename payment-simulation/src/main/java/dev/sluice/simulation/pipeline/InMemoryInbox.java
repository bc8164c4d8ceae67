package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Inbox;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.database.Table.Key2;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The inbox in memory. */
public final class InMemoryInbox implements Inbox {

  private final Database database;
  private final Table<Key2<String, String>, Seen> rows;

  public InMemoryInbox(Database database) {
    this.database = database;
    this.rows = new Table<>("inbox", database);
  }

  @Override
  public Map<Key, Seen> known(String step, Collection<Key> keys) {
    database.needsTransaction("reading the inbox");
    var known = new HashMap<Key, Seen>();
    for (var key : keys) rows.find(row(step, key)).ifPresent(seen -> known.put(key, seen));
    return known;
  }

  @Override
  public void record(String step, List<Seen> seen) {
    database.needsTransaction("writing the inbox");
    for (var one : seen)
      if (!rows.insert(row(step, one.key()), one))
        throw new AlreadyRecorded(new IllegalStateException(step + " has seen " + one.key()));
  }

  /** What a step has seen, by id. */
  public List<Seen> of(String step) {
    return rows.asMap().entrySet().stream()
        .filter(row -> row.getKey().first().equals(step))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Key2<String, String> row(String step, Key key) {
    return new Key2<>(step, key.id() + "@" + key.day());
  }
}
