package dev.sluice.infrastructure.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * A batch as one statement takes it: every column an array, read with {@code unnest}.
 *
 * @param <R> a row
 */
public final class Columns<R> {

  private final List<R> rows;
  private final Map<String, Object> values = new HashMap<>();

  private Columns(Collection<R> rows) {
    this.rows = List.copyOf(rows);
  }

  public static <R> Columns<R> of(Collection<R> rows) {
    return new Columns<>(rows);
  }

  public Columns<R> longs(String name, ToLongFunction<R> column) {
    return with(name, rows.stream().mapToLong(column).toArray());
  }

  public Columns<R> ints(String name, ToIntFunction<R> column) {
    return with(name, rows.stream().mapToInt(column).toArray());
  }

  /** A column of bigint with nulls in it. */
  public Columns<R> optionalLongs(String name, Function<R, Long> column) {
    return with(name, rows.stream().map(column).toArray(Long[]::new));
  }

  /** A column of int with nulls in it. */
  public Columns<R> optionalInts(String name, Function<R, Integer> column) {
    return with(name, rows.stream().map(column).toArray(Integer[]::new));
  }

  public Columns<R> texts(String name, Function<R, String> column) {
    return with(name, rows.stream().map(column).toArray(String[]::new));
  }

  public Columns<R> instants(String name, Function<R, Instant> column) {
    return with(name, rows.stream().map(column).toArray(Instant[]::new));
  }

  public Columns<R> days(String name, Function<R, LocalDate> column) {
    return with(name, rows.stream().map(column).toArray(LocalDate[]::new));
  }

  public Columns<R> bytes(String name, Function<R, byte[]> column) {
    return with(name, rows.stream().map(column).toArray(byte[][]::new));
  }

  public Columns<R> flags(String name, Predicate<R> column) {
    return with(name, rows.stream().map(column::test).toArray(Boolean[]::new));
  }

  /** One value for all rows. */
  public Columns<R> with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** The parameters of the statement. */
  public Map<String, Object> values() {
    return values;
  }
}
