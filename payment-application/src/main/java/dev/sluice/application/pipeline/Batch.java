package dev.sluice.application.pipeline;

import dev.sluice.domain.event.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one poll brought, in record order within each partition.
 *
 * @param unreadable records nobody could decode, with the reason
 */
public record Batch<E extends Event>(List<Delivery<E>> deliveries, List<DeadLetter> unreadable) {

  public Batch {
    deliveries = List.copyOf(deliveries);
    unreadable = List.copyOf(unreadable);
  }

  public boolean isEmpty() {
    return deliveries.isEmpty() && unreadable.isEmpty();
  }

  public int size() {
    return deliveries.size() + unreadable.size();
  }

  /** Per partition the offset after its last record: where to go on once all of this is done. */
  Map<Integer, Long> end() {
    var end = new HashMap<Integer, Long>();
    for (var delivery : deliveries) after(end, delivery.raw());
    for (var letter : unreadable) after(end, letter.raw());
    return end;
  }

  private static void after(Map<Integer, Long> end, RawRecord raw) {
    end.merge(raw.partition(), raw.offset() + 1, Math::max);
  }
}
