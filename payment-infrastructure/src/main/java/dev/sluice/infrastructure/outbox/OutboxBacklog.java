package dev.sluice.infrastructure.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How much waits in the outbox, asked at most once in a few seconds. */
@Component
final class OutboxBacklog implements MeterBinder {

  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final OutboxSql.Backlog UNKNOWN = new OutboxSql.Backlog(-1, Double.NaN);

  private final OutboxSql sql;
  private final InstantSource clock;
  private OutboxSql.Backlog last = UNKNOWN;
  private Instant askAgain = Instant.EPOCH;

  OutboxBacklog(OutboxSql sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("outbox_backlog", this, OutboxBacklog::rows)
        .description("Rows nobody has sent yet")
        .register(registry);
    Gauge.builder("outbox_oldest_seconds", this, backlog -> backlog.now().oldestSeconds())
        .description("Age of the oldest of them")
        .register(registry);
  }

  private double rows() {
    var now = now();
    return now == UNKNOWN ? Double.NaN : now.rows();
  }

  private synchronized OutboxSql.Backlog now() {
    var now = clock.instant();
    if (now.isBefore(askAgain)) return last;
    askAgain = now.plus(FRESH);
    try {
      last = sql.backlog();
    } catch (DataAccessException | TransactionException away) {
      last = UNKNOWN;
    }
    return last;
  }
}
