package dev.sluice.simulation.database;

import dev.sluice.domain.psp.Pursuit;
import dev.sluice.simulation.database.Tables.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which live rows a job takes: those that have waited longest. One transaction runs at a time, so
 * nobody holds what it finds.
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
    var due = new ArrayList<Due<T>>();
    for (var kept : table.alive()) {
      var at = dueAt(pursuit.apply(kept.thing()).orElse(null), phase);
      if (at != null && !at.isAfter(now)) due.add(new Due<>(kept.thing(), at));
    }
    if (due.isEmpty()) return List.of();
    return due.stream()
        .sorted(Comparator.comparing(Due::since))
        .limit(atMost)
        .map(Due::thing)
        .toList();
  }

  private static @Nullable Instant dueAt(@Nullable Pursuit pursuit, Pursuit.Phase phase) {
    return pursuit != null && pursuit.phase() == phase ? pursuit.nextAt() : null;
  }

  /** What nobody has touched since; it counts as touched now. */
  public static <K extends Comparable<K>, T> List<T> untouched(
      Table<K, Kept<T>> table,
      Function<T, K> key,
      Predicate<T> looksAlive,
      Instant before,
      Instant now,
      int atMost) {
    var old = new ArrayList<Kept<T>>();
    for (var kept : table.alive())
      if (kept.touched().isBefore(before) && looksAlive.test(kept.thing())) old.add(kept);
    if (old.isEmpty()) return List.of();
    var lost = old.stream().sorted(Comparator.comparing(Kept::touched)).limit(atMost).toList();
    for (var kept : lost) table.put(key.apply(kept.thing()), kept.at(now));
    return lost.stream().map(Kept::thing).toList();
  }

  private Claims() {}
}
