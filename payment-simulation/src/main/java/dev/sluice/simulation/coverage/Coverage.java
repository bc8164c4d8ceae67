package dev.sluice.simulation.coverage;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each thing happened. For one thread; those of many lives are added up. */
public final class Coverage {

  /** What is counted. */
  public enum Kind {
    /** Deaths and pauses, by who and where. */
    POINTS,
    /** What the PSP said, by operation. */
    ANSWERS,
    /** What went wrong besides. */
    FAULTS,
    /** Cells of the state tables: where a thing stood and what happened to it. */
    TRANSITIONS,
    /** What clients did. */
    OPERATIONS
  }

  private final Map<Kind, Map<String, long[]>> counts = new EnumMap<>(Kind.class);

  public Coverage() {
    for (var kind : Kind.values()) counts.put(kind, new HashMap<>());
  }

  public void count(Kind kind, String what) {
    count(kind, what, 1);
  }

  private void count(Kind kind, String what, long by) {
    var ofKind = counts.get(kind);
    if (ofKind != null) ofKind.computeIfAbsent(what, _ -> new long[1])[0] += by;
  }

  public void add(Coverage other) {
    other.counts.forEach(
        (kind, ofKind) -> ofKind.forEach((what, count) -> count(kind, what, count[0])));
  }

  public SortedMap<String, Long> of(Kind kind) {
    var sorted = new TreeMap<String, Long>();
    counts.getOrDefault(kind, Map.of()).forEach((what, count) -> sorted.put(what, count[0]));
    return sorted;
  }
}
