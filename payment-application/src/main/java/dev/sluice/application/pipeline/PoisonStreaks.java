package dev.sluice.application.pipeline;

import dev.sluice.domain.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many poison records in a row on one partition are our bug, not theirs: then the partition stands
 * still.
 */
final class PoisonStreaks {

  private static final int MOST_IN_A_ROW = 10;

  private record Look(RawRecord raw, boolean poison) {}

  private final Map<Integer, Integer> streaks = new HashMap<>();

  /** Per partition to give up, the offset of the first record that is not let go. */
  <E extends Event> Map<Integer, Long> look(
      List<Delivery<E>> deliveries, Map<String, Done<E>> done, List<DeadLetter> unreadable) {
    if (streaks.isEmpty()
        && unreadable.isEmpty()
        && done.values().stream().noneMatch(Done::isPoison)) return Map.of();
    var looks = new ArrayList<Look>();
    for (var delivery : deliveries) {
      var end = done.get(delivery.inboxId());
      looks.add(new Look(delivery.raw(), end != null && end.isPoison()));
    }
    for (var letter : unreadable) looks.add(new Look(letter.raw(), true));
    looks.sort(Comparator.comparingLong(look -> look.raw().offset()));
    var parked = new HashMap<Integer, Long>();
    for (var look : looks) {
      int partition = look.raw().partition();
      if (parked.containsKey(partition)) continue;
      if (!look.poison()) streaks.remove(partition);
      else if (streaks.merge(partition, 1, Integer::sum) > MOST_IN_A_ROW)
        parked.put(partition, look.raw().offset());
    }
    return parked;
  }
}
