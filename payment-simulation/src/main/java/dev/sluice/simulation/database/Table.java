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

  /** Which rows somebody looks for again and again, and those. */
  private final Predicate<R> live;

  private final TreeMap<K, R> alive = new TreeMap<>();
  private @Nullable List<R> aliveSnapshot;

  public Table(String name, Database database) {
    this(name, database, Object::toString);
  }

  /**
   * @param asText a row in the trace: the same facts, the same text
   */
  public Table(String name, Database database, Function<R, String> asText) {
    this(name, database, asText, _ -> false);
  }

  /**
   * @param live rows that are found without a look at the others
   */
  public Table(String name, Database database, Function<R, String> asText, Predicate<R> live) {
    this.name = name;
    this.database = database;
    this.asText = asText;
    this.live = live;
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

  /** The rows that are live, in key order. */
  public List<R> alive() {
    return database.read(() -> {
      if (aliveSnapshot == null) aliveSnapshot = List.copyOf(alive.values());
      return aliveSnapshot;
    });
  }

  public Map<K, R> asMap() {
    return database.read(() -> new TreeMap<>(rows));
  }

  /** Inserts or replaces. */
  public void put(K key, R row) {
    database.needsTransaction("writing " + name);
    var before = rows.get(key);
    set(key, row);
    database.changed(name + " " + key + " = " + asText.apply(row), () -> set(key, before));
  }

  private void set(K key, @Nullable R row) {
    snapshot = null;
    if (row == null) rows.remove(key);
    else rows.put(key, row);
    if (row != null && live.test(row)) {
      alive.put(key, row);
      aliveSnapshot = null;
    } else if (alive.remove(key) != null) aliveSnapshot = null;
  }

  /** Whether it is inserted now; a row that is there stays as it is. */
  public boolean insert(K key, R row) {
    if (has(key)) return false;
    put(key, row);
    return true;
  }

  public void remove(K key) {
    database.needsTransaction("deleting from " + name);
    var before = rows.get(key);
    set(key, null);
    if (before != null) database.changed(name + " " + key + " is gone", () -> set(key, before));
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
