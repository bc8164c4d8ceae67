package dev.sluice.simulation.outbox;

import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.event.EventId;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.pipeline.EnvelopeBook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The outbox in memory. */
public final class InMemoryOutbox implements Outbox {

  private record Kept(OutboxRow row, boolean sent, @Nullable String buried) {
    boolean waits() {
      return !sent && buried == null;
    }

    String asText() {
      return row.kind()
          + " "
          + row.eventId()
          + " shard "
          + row.shard()
          + " sent "
          + sent
          + " buried "
          + buried;
    }
  }

  private record Lease(String owner, Instant until) {}

  private final Database database;
  private final Table<Long, Kept> rows;
  private final Table<Integer, Lease> leases;
  private final EnvelopeBook book;
  private final InstantSource clock;
  private final int shards;

  /** Where an event's row is, if it was not rolled back. */
  private final Map<EventId, Long> ids = new HashMap<>();

  private long sequence;

  public InMemoryOutbox(Database database, EnvelopeBook book, InstantSource clock, int shards) {
    this.database = database;
    this.rows = new Table<>("outbox_event", database, Kept::asText, Kept::waits);
    this.leases = new Table<>("outbox_shards", database);
    this.book = book;
    this.clock = clock;
    this.shards = shards;
  }

  @Override
  public void add(List<? extends EventEnvelope<?>> news) {
    for (var envelope : news)
      insert(
          envelope,
          OutboxRow.Kind.PUBLISH,
          Topic.of(envelope.data()).topicName(),
          envelope.data().key());
  }

  @Override
  public void addRoots(List<? extends EventEnvelope<?>> roots) {
    for (var envelope : roots) insert(envelope, OutboxRow.Kind.EXPAND, "", "");
  }

  private void insert(EventEnvelope<?> envelope, OutboxRow.Kind kind, String topic, String key) {
    if (known(envelope).isPresent())
      throw new IllegalStateException(envelope.eventId() + " is in the outbox already");
    int shard = Math.floorMod(envelope.aggregateId().hashCode(), shards);
    var row =
        new OutboxRow(
            ++sequence,
            LocalDate.ofInstant(envelope.timestamp(), ZoneOffset.UTC),
            shard,
            kind,
            envelope.eventId(),
            envelope.eventType(),
            envelope.aggregateId(),
            envelope.traceId(),
            envelope.timestamp(),
            topic,
            key,
            book.encode(envelope));
    rows.put(row.id(), new Kept(row, false, null));
    ids.put(row.eventId(), row.id());
  }

  private Optional<Kept> known(EventEnvelope<?> envelope) {
    return Optional.ofNullable(ids.get(envelope.eventId())).flatMap(rows::find);
  }

  @Override
  public void again(List<? extends EventEnvelope<?>> news) {
    for (var envelope : news) {
      var known = known(envelope);
      if (known.isEmpty()) add(List.of(envelope));
      else rows.put(known.get().row().id(), new Kept(known.get().row(), false, null));
    }
  }

  @Override
  public List<OutboxRow> claim(String owner, int atMost, Duration lease) {
    database.needsTransaction("claiming outbox rows");
    var now = clock.instant();
    var claimed =
        rows.alive().stream()
            .map(Kept::row)
            .filter(row -> isFree(row.shard(), owner, now))
            .limit(atMost)
            .toList();
    for (var row : claimed) leases.put(row.shard(), new Lease(owner, now.plus(lease)));
    return claimed;
  }

  private boolean isFree(int shard, String owner, Instant now) {
    return leases
        .find(shard)
        .filter(lease -> lease.until().isAfter(now) && !lease.owner().equals(owner))
        .isEmpty();
  }

  @Override
  public void done(Collection<OutboxRow> done) {
    for (var row : done)
      if (rows.find(row.id()).filter(Kept::waits).isPresent())
        rows.put(row.id(), new Kept(row, true, null));
  }

  @Override
  public void bury(OutboxRow row, String reason) {
    rows.put(row.id(), new Kept(row, false, reason));
  }

  @Override
  public void release(String owner) {
    leases
        .asMap()
        .forEach((shard, lease) -> {
          if (lease.owner().equals(owner)) leases.remove(shard);
        });
  }

  /** Rows on their way. */
  public List<OutboxRow> waiting() {
    return rows.alive().stream().map(Kept::row).toList();
  }

  /** Why rows can never be handled. */
  public List<String> buried() {
    return rows.all().stream().flatMap(kept -> Stream.ofNullable(kept.buried())).toList();
  }

  /** When the next row that waits behind a lease is free; empty when none waits. */
  public Optional<Instant> nextFree() {
    return waiting().stream()
        .map(row -> leases.find(row.shard()).map(Lease::until).orElse(clock.instant()))
        .min(Instant::compareTo);
  }
}
