package dev.sluice.simulation.idempotency;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.simulation.database.Database;
import dev.sluice.simulation.database.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Idempotency keys in memory. */
public final class InMemoryIdempotency implements Idempotency {

  private record Row(
      String bodyHash, Instant takenAt, @Nullable Instant leasedUntil, @Nullable Answer answer) {

    Row leasedUntil(Instant until) {
      return new Row(bodyHash, takenAt, until, null);
    }
  }

  private final Table<String, Row> rows;

  public InMemoryIdempotency(Database database) {
    this.rows = new Table<>("idempotency_keys", database);
  }

  @Override
  public Standing take(IdempotentRequest request, @Nullable Duration lease, Instant now) {
    var key = keyOf(request);
    var until = lease == null ? null : now.plus(lease);
    var fresh = new Row(request.bodyHash(), now, until, null);
    if (rows.insert(key, fresh)) return new Standing.Fresh();
    var row = rowOf(request);
    if (!row.bodyHash().equals(request.bodyHash())) return new Standing.OtherBody();
    if (row.answer() != null) return new Standing.Answered(row.answer());
    boolean expired = row.leasedUntil() != null && !row.leasedUntil().isAfter(now);
    if (expired) rows.put(key, row.leasedUntil(until == null ? now : until));
    return new Standing.Running(expired);
  }

  @Override
  public Set<IdempotentRequest> takeFresh(Collection<IdempotentRequest> requests, Instant now) {
    var taken = new LinkedHashSet<IdempotentRequest>();
    for (var request : requests)
      if (rows.insert(keyOf(request), new Row(request.bodyHash(), now, null, null)))
        taken.add(request);
    return taken;
  }

  @Override
  public void answer(Map<IdempotentRequest, Answer> answers) {
    answers.forEach((request, answer) -> {
      var row = rowOf(request);
      rows.put(keyOf(request), new Row(row.bodyHash(), row.takenAt(), row.leasedUntil(), answer));
    });
  }

  @Override
  public void release(IdempotentRequest request) {
    var row = rowOf(request);
    rows.put(keyOf(request), new Row(row.bodyHash(), row.takenAt(), row.takenAt(), row.answer()));
  }

  @Override
  public void forget(IdempotentRequest request) {
    rows.remove(keyOf(request));
  }

  @Override
  public int expire(Instant olderThan, int atMost) {
    var old =
        rows.asMap().entrySet().stream()
            .filter(row -> row.getValue().takenAt().isBefore(olderThan))
            .sorted(Comparator.comparing(row -> row.getValue().takenAt()))
            .limit(atMost)
            .toList();
    for (var row : old) rows.remove(row.getKey());
    return old.size();
  }

  private Row rowOf(IdempotentRequest request) {
    return rows.find(keyOf(request))
        .orElseThrow(() -> new IllegalStateException("nobody has taken this key: " + request));
  }

  private static String keyOf(IdempotentRequest request) {
    return String.join("\n", request.client().value(), request.methodAndPath(), request.key());
  }
}
