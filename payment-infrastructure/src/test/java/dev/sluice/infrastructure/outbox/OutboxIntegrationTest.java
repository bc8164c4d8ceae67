package dev.sluice.infrastructure.outbox;

import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.TRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.psp.Operation;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.pipeline.EventCodec;
import dev.sluice.simulation.contract.Elsewhere;
import dev.sluice.simulation.contract.OutboxContract;
import dev.sluice.simulation.contract.Things;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class OutboxIntegrationTest extends OutboxContract {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration NONE = Duration.ZERO;

  private Database database;
  private Outbox outbox;
  private Outbox ofTheContract;
  private final AtomicInteger rings = new AtomicInteger();

  private final class Bell implements WakeUp {
    @Override
    public void ring() {
      rings.incrementAndGet();
    }

    @Override
    public boolean await(Duration atMost) {
      return false;
    }
  }

  @BeforeEach
  void open() {
    database = Database.fresh();
    outbox = OutboxRoom.of(database, () -> NOW, new Bell());
    ofTheContract = OutboxRoom.of(database, () -> Things.NOW);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_shard_that_is_being_taken_is_skipped() {
    add(request(Samples.intent(), 1, NOW));

    try (var _ = Elsewhere.open(database, () -> outbox.claim("one", 100, LEASE))) {
      assertThat(claim("two")).isEmpty();
    }
  }

  @Test
  void a_row_of_long_ago_is_found_by_the_next_full_look() {
    add(request(Samples.intent(), 1, NOW.minus(Duration.ofDays(20))));

    var later = OutboxRoom.of(database, () -> NOW.plusSeconds(60));

    assertThat(database.run(() -> later.claim("relay", 100, LEASE))).hasSize(1);
  }

  @Test
  void the_relay_wakes_when_the_rows_are_committed_and_not_before() {
    database.run(() -> {
      outbox.add(List.of(request(Samples.intent(), 1, NOW)));
      assertThat(rings).hasValue(0);
    });
    assertThat(rings).hasValue(1);

    assertThatThrownBy(() ->
            database.run(() -> {
              outbox.add(List.of(request(Samples.intent(), 1, NOW)));
              throw new IllegalStateException("rolled back");
            }))
        .hasMessage("rolled back");
    assertThat(rings).hasValue(1);
  }

  @Test
  void rows_that_commit_late_are_not_skipped() {
    var late = Samples.intent();
    var seen = new ArrayList<OutboxRow>();
    try (var _ = Elsewhere.open(database, () -> outbox.add(List.of(request(late, 1, NOW))))) {
      add(request(Samples.intent(), 1, NOW));
      seen.addAll(claim("relay"));
      database.run(() -> outbox.done(seen));
    }

    assertThat(seen).hasSize(1);
    assertThat(claim("relay"))
        .extracting(OutboxRow::aggregateId)
        .containsExactly(late.id().value());
  }

  @Test
  void the_backlog_says_how_much_and_how_old() {
    var sql = database.sql(OutboxSql.class);
    assertThat(sql.backlog()).isEqualTo(new OutboxSql.Backlog(0, 0));

    add(request(Samples.intent(), 1, NOW));

    assertThat(sql.backlog().rows()).isEqualTo(1);
    assertThat(sql.backlog().oldestSeconds()).isBetween(0.0, 60.0);
  }

  private void add(EventEnvelope<?> event) {
    database.run(() -> outbox.add(List.of(event)));
  }

  private List<OutboxRow> claim(String owner) {
    return claimed(owner, 1000, LEASE);
  }

  private List<OutboxRow> claimed(String owner, int atMost, Duration lease) {
    Collection<OutboxRow> rows = database.run(() -> outbox.claim(owner, atMost, lease));
    return List.copyOf(rows);
  }

  private static EventEnvelope<PaymentAuthorizationRequested> request(
      PaymentIntent intent, int attempt, Instant at) {
    return EventEnvelope.of(
        new PaymentAuthorizationRequested(
            intent.id(), intent.payment(), Operation.AUTHORIZE, attempt),
        Cause.door(TRACE),
        at);
  }

  @Override
  protected Transactions transactions() {
    return database;
  }

  @Override
  protected Outbox outbox() {
    return ofTheContract;
  }

  @Override
  protected EventEnvelope<?> decode(byte[] payload) {
    return new EventCodec().decode(payload);
  }

  @Override
  protected List<String> buried() {
    return database.read("SELECT buried_reason FROM outbox_event WHERE buried_reason IS NOT NULL");
  }
}
