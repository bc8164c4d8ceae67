package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Delivery;
import dev.sluice.application.pipeline.RawRecord;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.fault.Faults;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.fault.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One member of a group. Partitions come in any order, records of one partition in theirs. */
final class InMemoryStream<E extends Event> implements Stream<E> {

  private final InMemoryTopics topics;
  private final Topic topic;
  private final Group group;
  private final Group.Member member;
  private final Database database;
  private final Faults faults;
  private final RandomGenerator chance;
  private final int mostPerPoll;
  private final Map<Integer, Long> positions = new HashMap<>();
  private final Set<Integer> parked = new HashSet<>();
  private Set<Integer> assigned = Set.of();

  /**
   * What topic and group counted when there was nothing to read; until that changes there is not.
   */
  private long idleAt = -1;

  InMemoryStream(
      InMemoryTopics topics,
      Topic topic,
      Group group,
      String place,
      Database database,
      Faults faults,
      RandomGenerator chance,
      int mostPerPoll) {
    this.topics = topics;
    this.topic = topic;
    this.group = group;
    this.member = group.join(place);
    this.database = database;
    this.faults = faults;
    this.chance = chance;
    this.mostPerPoll = mostPerPoll;
  }

  @Override
  public Batch<E> poll(Duration atMost) {
    database.needsNoTransaction("polling");
    long now = group.changes() + topics.published(topic);
    if (now == idleAt) return new Batch<>(List.of(), List.of());
    checkMembership();
    var mine = group.assigned(member);
    if (!mine.equals(assigned)) {
      positions.keySet().retainAll(mine);
      parked.retainAll(mine);
      assigned = mine;
    }
    if (!hasMore()) {
      idleAt = now;
      return new Batch<>(List.of(), List.of());
    }
    var order = new ArrayList<>(mine);
    Collections.shuffle(order, Random.from(chance));
    var deliveries = new ArrayList<Delivery<E>>();
    var unreadable = new ArrayList<DeadLetter>();
    for (int partition : order) {
      if (parked.contains(partition)) continue;
      var log = topics.log(topic, partition);
      long at = position(partition);
      while (at < log.size() && deliveries.size() + unreadable.size() < mostPerPoll) {
        var entry = log.get(Math.toIntExact(at));
        read(
            new RawRecord(topic, partition, at, entry.key(), entry.value(), Map.of()),
            entry.value(),
            deliveries,
            unreadable);
        positions.put(partition, ++at);
      }
    }
    if (isReordered(deliveries)) faults.count(Trouble.REORDERED_ACROSS_PARTITIONS);
    return new Batch<>(deliveries, unreadable);
  }

  private boolean hasMore() {
    for (int partition : assigned)
      if (!parked.contains(partition) && position(partition) < topics.log(topic, partition).size())
        return true;
    return false;
  }

  private long position(int partition) {
    long committed = group.committed(partition);
    return Math.max(positions.getOrDefault(partition, committed), committed);
  }

  private static boolean isReordered(List<? extends Delivery<?>> deliveries) {
    for (int i = 1; i < deliveries.size(); i++)
      if (deliveries.get(i).raw().partition() < deliveries.get(i - 1).raw().partition())
        return true;
    return false;
  }

  private void read(
      RawRecord raw, byte[] value, List<Delivery<E>> deliveries, List<DeadLetter> unreadable) {
    try {
      @SuppressWarnings("unchecked")
      var envelope = (EventEnvelope<E>) topics.decode(value);
      if (!topic.events().contains(envelope.data().getClass()))
        throw new IllegalArgumentException(envelope.eventType() + " does not belong here");
      deliveries.add(new Delivery<>(envelope, 0, raw));
    } catch (IllegalArgumentException bad) {
      unreadable.add(DeadLetter.unreadable(raw, bad));
    }
  }

  @Override
  public void send(List<EventEnvelope<?>> news, List<DeadLetter> dead, Map<Integer, Long> offsets) {
    database.needsNoTransaction("sending");
    checkMembership();
    if (!group.assigned(member).containsAll(offsets.keySet()))
      throw new Lost(new IllegalStateException(offsets + " are somebody else's by now"));
    faults.pass(Point.BROKER_BEFORE_COMMIT);
    checkMembership();
    news.forEach(topics::publish);
    dead.forEach(topics::bury);
    group.commit(offsets);
    faults.pass(Point.BROKER_AFTER_COMMIT);
  }

  private void checkMembership() {
    if (!group.has(member)) throw new Lost(new IllegalStateException(member + " is fenced"));
  }

  @Override
  public void rewind(Batch<E> batch) {
    var begin = new HashMap<Integer, Long>();
    for (var delivery : batch.deliveries()) before(begin, delivery.raw());
    for (var letter : batch.unreadable()) before(begin, letter.raw());
    idleAt = -1;
    positions.putAll(begin);
    parked.removeAll(begin.keySet());
  }

  private static void before(Map<Integer, Long> begin, RawRecord raw) {
    begin.merge(raw.partition(), raw.offset(), Math::min);
  }

  @Override
  public void park(int partition, long offset) {
    parked.add(partition);
    positions.put(partition, offset);
  }

  @Override
  public void close() {
    group.leave(member);
  }
}
