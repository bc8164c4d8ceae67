package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.event.EventId;
import dev.sluice.simulation.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The broker: what was committed stays. Sees to it that equal ids mean equal facts. */
public final class InMemoryTopics {

  record Entry(byte[] key, byte[] value) {}

  private final int partitions;
  private final EnvelopeBook book;
  private final Trace trace;
  private final Map<Topic, List<List<Entry>>> logs = new EnumMap<>(Topic.class);
  private final Map<Topic, List<DeadLetter>> dead = new EnumMap<>(Topic.class);
  private final Map<Topic, List<EventEnvelope<?>>> told = new EnumMap<>(Topic.class);
  private final Map<Topic, Long> published = new EnumMap<>(Topic.class);
  private final Map<EventId, EventEnvelope<?>> facts = new HashMap<>();
  private final Map<String, Group> groups = new HashMap<>();

  /** Nobody reads along. */
  public InMemoryTopics(int partitions, EnvelopeBook book) {
    this(partitions, book, new Trace(Trace.UNREAD));
  }

  public InMemoryTopics(int partitions, EnvelopeBook book, Trace trace) {
    this.partitions = partitions;
    this.book = book;
    this.trace = trace;
    for (var topic : Topic.values()) {
      logs.put(topic, IntStream.range(0, partitions).mapToObj(_ -> newLog()).toList());
      dead.put(topic, new ArrayList<>());
      told.put(topic, new ArrayList<>());
    }
  }

  private static List<Entry> newLog() {
    return new ArrayList<>();
  }

  /** Publishes an event under its own key. */
  public void publish(EventEnvelope<?> envelope) {
    publish(Topic.of(envelope.data()), envelope.data().key(), book.encode(envelope));
  }

  /**
   * @param value what {@link EnvelopeBook} has encoded
   */
  public synchronized void publish(Topic topic, String key, byte[] value) {
    var envelope = book.decode(value);
    var fact = facts.putIfAbsent(envelope.eventId(), envelope);
    if (fact != null && !fact.equals(envelope))
      throw new AssertionError("one id, two facts:%n%s%n%s".formatted(fact, envelope));
    told.getOrDefault(topic, List.of()).add(envelope);
    trace.message(topic + " " + envelope);
    put(topic, Math.floorMod(key.hashCode(), partitions), key, value);
  }

  /** Something that was told before is told once more, as a producer may who got no answer. */
  public synchronized void repeat(RandomGenerator chance) {
    var all = told.values().stream().flatMap(List::stream).toList();
    if (!all.isEmpty()) publish(all.get(chance.nextInt(all.size())));
  }

  /** Somebody sets a group's offsets to the beginning: its next member reads everything again. */
  public synchronized void replay(String group) {
    var begin = new HashMap<Integer, Long>();
    for (int p = 0; p < partitions; p++) begin.put(p, 0L);
    group(group).commit(begin);
  }

  /** Somebody sets a group's offsets to the end: what it has not read it never will. */
  public synchronized void skip(String group, Topic topic) {
    var ends = new HashMap<Integer, Long>();
    for (int p = 0; p < partitions; p++) ends.put(p, (long) log(topic, p).size());
    group(group).commit(ends);
  }

  /** Any bytes at all. */
  public synchronized void put(Topic topic, int partition, String key, byte[] value) {
    log(topic, partition).add(new Entry(key.getBytes(StandardCharsets.UTF_8), value));
    published.merge(topic, 1L, Long::sum);
  }

  /** How many records it has. */
  synchronized long published(Topic topic) {
    return published.getOrDefault(topic, 0L);
  }

  synchronized void bury(DeadLetter letter) {
    trace.message("dead letter " + letter);
    dead.getOrDefault(letter.raw().topic(), List.of()).add(letter);
  }

  /** Every group deals its partitions anew. */
  public synchronized void rebalance() {
    groups.values().forEach(Group::dealAnew);
  }

  /** The groups give up on an instance that was not heard of; it does not know yet. */
  public synchronized void evict(String instance) {
    groups.values().forEach(group -> group.evict(instance));
  }

  EventEnvelope<?> decode(byte[] value) {
    return book.decode(value);
  }

  synchronized List<Entry> log(Topic topic, int partition) {
    return logs.getOrDefault(topic, List.of()).get(partition);
  }

  synchronized Group group(String name) {
    return groups.computeIfAbsent(name, _ -> new Group(partitions));
  }

  /** Everything that was ever published to a topic, copies included. */
  public synchronized List<EventEnvelope<?>> told(Topic topic) {
    return List.copyOf(told.getOrDefault(topic, List.of()));
  }

  /** What went to the dead letter queue of a topic. */
  public synchronized List<DeadLetter> dead(Topic topic) {
    return List.copyOf(dead.getOrDefault(topic, List.of()));
  }

  /** What went to the dead letter queues of all topics. */
  public synchronized List<DeadLetter> dead() {
    return dead.values().stream().flatMap(List::stream).toList();
  }

  /** The offset a group would go on from. */
  public long committed(String group, int partition) {
    return group(group).committed(partition);
  }

  /** How many records a group has not committed yet. */
  public long lag(String group, Topic topic) {
    return IntStream.range(0, partitions)
        .mapToLong(p -> log(topic, p).size() - committed(group, p))
        .sum();
  }
}
