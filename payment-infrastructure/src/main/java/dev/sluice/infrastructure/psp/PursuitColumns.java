package dev.sluice.infrastructure.psp;

import dev.sluice.domain.event.EventId;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A pursuit as the eight columns it has in the table of whatever is pursued. */
public final class PursuitColumns {

  private PursuitColumns() {}

  public static <R> Columns<R> add(Columns<R> columns, Function<R, @Nullable Pursuit> pursuit) {
    return columns
        .optionalInts("attempt", row -> part(pursuit.apply(row), Pursuit::attempt))
        .optionalInts("unanswered", row -> part(pursuit.apply(row), Pursuit::unanswered))
        .optionalInts("asked", row -> part(pursuit.apply(row), Pursuit::asked))
        .texts("phase", row -> part(pursuit.apply(row), p -> p.phase().name()))
        .instants("since", row -> part(pursuit.apply(row), Pursuit::since))
        .instants("requestedAt", row -> part(pursuit.apply(row), Pursuit::requestedAt))
        .texts("requestedBy", row -> part(pursuit.apply(row), PursuitColumns::requestedBy))
        .instants("nextAttemptAt", row -> part(pursuit.apply(row), Pursuit::nextAt));
  }

  /** Null where nothing is pursued. */
  public static @Nullable Pursuit read(
      @Nullable Integer attempt,
      @Nullable Integer unanswered,
      @Nullable Integer asked,
      @Nullable String phase,
      @Nullable Instant since,
      @Nullable Instant requestedAt,
      @Nullable String requestedBy,
      @Nullable Instant nextAttemptAt) {
    if (phase == null) return null;
    return new Pursuit(
        Objects.requireNonNull(attempt),
        Objects.requireNonNull(unanswered),
        Objects.requireNonNull(asked),
        Pursuit.Phase.valueOf(phase),
        Objects.requireNonNull(since),
        Objects.requireNonNull(requestedAt),
        requestedBy == null ? null : new EventId(requestedBy),
        nextAttemptAt);
  }

  private static @Nullable String requestedBy(Pursuit pursuit) {
    return pursuit.requestedBy() == null ? null : pursuit.requestedBy().value();
  }

  private static <V> @Nullable V part(@Nullable Pursuit pursuit, Function<Pursuit, V> of) {
    return pursuit == null ? null : of.apply(pursuit);
  }
}
