package dev.sluice.application.pipeline;

import dev.sluice.domain.event.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one poll brought, in record order within each partition.
 *
 * @param unreadable records nobody could decode, with the reason
 * @param forOthers replays that are other groups' business: read, and passed by
 */
public record Batch<E extends Event>(
    List<Delivery<E>> deliveries, List<DeadLetter> unreadable, List<RawRecord> forOthers) {

  public Batch {
    deliveries = List.copyOf(deliveries);
    unreadable = List.copyOf(unreadable);
    forOthers = List.copyOf(forOthers);
  }

  public Batch(List<Delivery<E>> deliveries, List<DeadLetter> unreadable) {
    this(deliveries, unreadable, List.of());
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  public int size() {
    return deliveries.size() + unreadable.size() + forOthers.size();
  }

  /** Per partition the offset after its last record: where to go on once all of this is done. */
  Map<Integer, Long> end() {
    var end = new HashMap<Integer, Long>();
    for (var delivery : deliveries) after(end, delivery.raw());
    for (var letter : unreadable) after(end, letter.raw());
    for (var raw : forOthers) after(end, raw);
    return end;
  }

  private static void after(Map<Integer, Long> end, RawRecord raw) {
    end.merge(raw.partition(), raw.offset() + 1, Math::max);
  }
}
