package dev.sluice.simulation.database;

import dev.sluice.domain.psp.Pursuit;
import dev.sluice.simulation.database.Tables.Kept;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which rows a job takes: those that have waited longest. One transaction runs at a time, so nobody
 * holds what it finds.
 */
public final class Claims {

  private record Due<T>(T thing, Instant since) {}

  /**
   * @param pursuit how a thing is pursued at the PSP, while it is
   */
  public static <K extends Comparable<K>, T> List<T> due(
      Table<K, Kept<T>> table,
      Function<T, Optional<Pursuit>> pursuit,
      Pursuit.Phase phase,
      Instant now,
      int atMost) {
    table.database().needsTransaction("claiming");
    return table.all().stream()
        .map(Kept::thing)
        .flatMap(
            thing -> dueAt(pursuit.apply(thing), phase).stream().map(at -> new Due<>(thing, at)))
        .filter(due -> !due.since().isAfter(now))
        .sorted(Comparator.comparing(Due::since))
        .limit(atMost)
        .map(Due::thing)
        .toList();
  }

  private static Optional<Instant> dueAt(Optional<Pursuit> pursuit, Pursuit.Phase phase) {
    return pursuit
        .filter(one -> one.phase() == phase)
        .flatMap(one -> Optional.ofNullable(one.nextAt()));
  }

  /** What nobody has touched since; it counts as touched now. */
  public static <K extends Comparable<K>, T> List<T> untouched(
      Table<K, Kept<T>> table,
      Function<T, K> key,
      Predicate<T> looksAlive,
      Instant before,
      Instant now,
      int atMost) {
    var lost =
        table.all().stream()
            .filter(kept -> kept.touched().isBefore(before) && looksAlive.test(kept.thing()))
            .sorted(Comparator.comparing(Kept::touched))
            .limit(atMost)
            .toList();
    for (var kept : lost) table.put(key.apply(kept.thing()), kept.at(now));
    return lost.stream().map(Kept::thing).toList();
  }

  private Claims() {}
}
