package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Inbox;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.database.Table.Key2;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The inbox in memory. Nothing is ever deleted, but what is too old counts as forgotten. */
public final class InMemoryInbox implements Inbox {

  private static final int DAYS = 35;

  private final Database database;
  private final InstantSource clock;
  private final Table<Key2<String, String>, Seen> rows;

  public InMemoryInbox(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.rows = new Table<>("inbox", database);
  }

  @Override
  public Map<Key, Seen> known(String step, Collection<Key> keys) {
    database.needsTransaction("reading the inbox");
    var known = new HashMap<Key, Seen>();
    var oldest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS);
    for (var key : keys)
      if (key.day().isBefore(oldest))
        throw new IllegalArgumentException(
            "%s is of %s, the inbox remembers back to %s".formatted(key.id(), key.day(), oldest));
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
