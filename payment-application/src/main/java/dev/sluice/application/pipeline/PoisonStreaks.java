package dev.sluice.application.pipeline;

import dev.sluice.domain.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Many different poison events in a row on one partition are our bug, not theirs: then the
 * partition stands still. The same one again, told again or read again after a rebalance, is still
 * one.
 */
final class PoisonStreaks {

  private static final int MOST_IN_A_ROW = 10;

  /**
   * How things stand after a batch.
   *
   * @param parked per partition to give up, the offset of the first record that is not let go
   */
  record Look(Map<Integer, Long> parked, Map<Integer, Set<String>> streaks) {}

  private record Seen(RawRecord raw, String eventId, boolean poison) {}

  private Map<Integer, Set<String>> streaks = Map.of();

  /** Once the batch is through. */
  void remember(Look look) {
    streaks = look.streaks();
  }

  /** Looks without remembering: the batch may have to be run again. */
  <E extends Event> Look look(
      List<Delivery<E>> deliveries, Map<String, Done<E>> done, List<DeadLetter> unreadable) {
    if (streaks.isEmpty()
        && unreadable.isEmpty()
        && done.values().stream().noneMatch(Done::isPoison)) return new Look(Map.of(), Map.of());
    var all = new ArrayList<Seen>();
    for (var delivery : deliveries) {
      var end = done.get(delivery.inboxId());
      all.add(new Seen(delivery.raw(), delivery.eventId(), end != null && end.isPoison()));
    }
    for (var letter : unreadable) all.add(new Seen(letter.raw(), letter.eventId(), true));
    all.sort(Comparator.comparingLong(seen -> seen.raw().offset()));
    var after = new HashMap<>(streaks);
    var parked = new HashMap<Integer, Long>();
    for (var seen : all) {
      int partition = seen.raw().partition();
      if (parked.containsKey(partition)) continue;
      if (!seen.poison()) after.remove(partition);
      else {
        var streak = new HashSet<>(after.getOrDefault(partition, Set.of()));
        streak.add(seen.eventId());
        after.put(partition, streak);
        if (streak.size() > MOST_IN_A_ROW) parked.put(partition, seen.raw().offset());
      }
    }
    return new Look(parked, after);
  }
}
