package dev.sluice.infrastructure.idempotency;

import dev.sluice.application.idempotency.Answer;
import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.idempotency.IdempotentDoor;
import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.infrastructure.sql.Columns;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

@Component
final class MyBatisIdempotency implements Idempotency {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** A key that vanishes between two looks belongs to a twin that failed: the next look decides. */
  private static final int LOOKS = 5;

  private final IdempotencySql sql;

  MyBatisIdempotency(IdempotencySql sql) {
    this.sql = sql;
  }

  @Override
  public Standing take(IdempotentRequest request, @Nullable Duration lease, Instant now) {
    for (int look = 0; look < LOOKS; look++) {
      if (insert(request, lease, now)) return new Standing.Fresh();
      var row = sql.find(request);
      if (row.isPresent()) return standing(row.get(), request, lease, now);
    }
    throw IdempotentDoor.running();
  }

  @Override
  public Set<IdempotentRequest> takeFresh(Collection<IdempotentRequest> requests, Instant now) {
    if (requests.isEmpty()) return Set.of();
    var columns =
        keys(requests, Function.identity())
            .texts("bodyHash", IdempotentRequest::bodyHash)
            .with("now", now);
    var taken = Set.copyOf(sql.takeFresh(columns.values()));
    return requests.stream()
        .filter(r ->
            taken.contains(
                new IdempotencySql.Taken(r.client().value(), r.methodAndPath(), r.key())))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public void answer(Map<IdempotentRequest, Answer> answers) {
    if (answers.isEmpty()) return;
    var columns =
        keys(answers.entrySet(), Map.Entry<IdempotentRequest, Answer>::getKey)
            .ints("status", e -> e.getValue().status())
            .texts("location", e -> e.getValue().location())
            .texts("body", e -> e.getValue().body());
    if (sql.answer(columns.values()) != answers.size())
      throw new IllegalStateException("an answer to a request whose key nobody took");
  }

  private static <R> Columns<R> keys(Collection<R> rows, Function<R, IdempotentRequest> request) {
    return Columns.of(rows)
        .texts("client", row -> request.apply(row).client().value())
        .texts("methodAndPath", row -> request.apply(row).methodAndPath())
        .texts("key", row -> request.apply(row).key());
  }

  @Override
  public void release(IdempotentRequest request) {
    sql.release(request);
  }

  @Override
  public void forget(IdempotentRequest request) {
    sql.forget(request);
  }

  @Override
  public int expire(Instant olderThan, int atMost) {
    return sql.expire(olderThan, atMost);
  }

  /** The twin's transaction may last longer than we wait: then it is running, whatever it does. */
  private boolean insert(IdempotentRequest request, @Nullable Duration lease, Instant now) {
    try {
      return sql.take(request, lease == null ? null : now.plus(lease), now) == 1;
    } catch (DataAccessException failure) {
      if (NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
          && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) throw IdempotentDoor.running();
      throw failure;
    }
  }

  private Standing standing(
      IdempotencyRow row, IdempotentRequest request, @Nullable Duration lease, Instant now) {
    if (!row.bodyHash().equals(request.bodyHash())) return new Standing.OtherBody();
    if (row.status() != null && row.body() != null)
      return new Standing.Answered(Answer.of(row.status(), row.location(), row.body()));
    boolean over = row.leasedUntil() != null && !row.leasedUntil().isAfter(now);
    if (!over) return new Standing.Running(false);
    var until = lease == null ? now : now.plus(lease);
    return new Standing.Running(sql.takeOver(request, until, now) == 1);
  }
}
