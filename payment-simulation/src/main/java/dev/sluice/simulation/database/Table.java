package dev.sluice.simulation.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows by key, in key order. Rows are values: a changed row is another row. */
public final class Table<K extends Comparable<K>, R> {

  private final String name;
  private final Database database;
  private final Function<R, String> asText;
  private final TreeMap<K, R> rows = new TreeMap<>();

  /**
   * All rows as they stand; null since the last change. Jobs look often and mostly find the same.
   */
  private @Nullable List<R> snapshot;

  public Table(String name, Database database) {
    this(name, database, Object::toString);
  }

  /**
   * @param asText a row in the trace: the same facts, the same text
   */
  public Table(String name, Database database, Function<R, String> asText) {
    this.name = name;
    this.database = database;
    this.asText = asText;
  }

  Database database() {
    return database;
  }

  public Optional<R> find(K key) {
    return database.read(() -> Optional.ofNullable(rows.get(key)));
  }

  public boolean has(K key) {
    return find(key).isPresent();
  }

  public List<R> all() {
    return database.read(() -> {
      if (snapshot == null) snapshot = List.copyOf(rows.values());
      return snapshot;
    });
  }

  public List<R> where(Predicate<R> condition) {
    var found = new ArrayList<R>();
    for (var row : all()) if (condition.test(row)) found.add(row);
    return found;
  }

  public Map<K, R> asMap() {
    return database.read(() -> new TreeMap<>(rows));
  }

  /** Inserts or replaces. */
  public void put(K key, R row) {
    database.needsTransaction("writing " + name);
    var before = rows.put(key, row);
    snapshot = null;
    database.changed(
        name + " " + key + " = " + asText.apply(row),
        () -> {
          snapshot = null;
          if (before == null) rows.remove(key);
          else rows.put(key, before);
        });
  }

  /** Whether it is inserted now; a row that is there stays as it is. */
  public boolean insert(K key, R row) {
    if (has(key)) return false;
    put(key, row);
    return true;
  }

  public void remove(K key) {
    database.needsTransaction("deleting from " + name);
    var before = rows.remove(key);
    snapshot = null;
    if (before != null)
      database.changed(
          name + " " + key + " is gone",
          () -> {
            snapshot = null;
            rows.put(key, before);
          });
  }

  /** A key of several parts. */
  public record Key2<A extends Comparable<A>, B extends Comparable<B>>(A first, B second)
      implements Comparable<Key2<A, B>> {
    @Override
    public int compareTo(Key2<A, B> other) {
      int order = first.compareTo(other.first);
      return order != 0 ? order : second.compareTo(other.second);
    }
  }
}
