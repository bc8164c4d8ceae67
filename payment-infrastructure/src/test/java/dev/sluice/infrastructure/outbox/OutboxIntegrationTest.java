package dev.sluice.infrastructure.outbox;

import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.TRACE;
import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentIntentAuthorized;
import dev.sluice.domain.psp.Operation;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Elsewhere;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.pipeline.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

@Tag("integration")
class OutboxIntegrationTest {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration NONE = Duration.ZERO;

  private Database database;
  private Outbox outbox;
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
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_row_goes_to_the_topic_of_its_event_with_its_key_and_its_bytes() {
    var event = request(Samples.intent(), 1, NOW);

    add(event);

    var row = claim("relay").getFirst();
    assertThat(row.topic()).isEqualTo("payment_authorization_requested");
    assertThat(row.kind()).isEqualTo(OutboxRow.Kind.PUBLISH);
    assertThat(row.key()).isEqualTo(event.data().key());
    assertThat(row.eventId()).isEqualTo(event.eventId());
    assertThat(row.traceId()).isEqualTo(TRACE);
    assertThat(row.timestamp()).isEqualTo(NOW);
    assertThat(row.day()).isEqualTo(LocalDate.ofInstant(NOW, ZoneOffset.UTC));
    assertThat(new EventCodec().decode(row.payload())).isEqualTo(event);
  }

  @Test
  void a_root_is_to_be_expanded_and_goes_nowhere() {
    var intent = Samples.intent();

    database.run(() ->
        outbox.addRoots(
            List.of(
                EventEnvelope.of(
                    new PaymentIntentAuthorized(intent.id(), intent.payment()),
                    Cause.door(TRACE),
                    NOW))));

    var row = claim("relay").getFirst();
    assertThat(row.kind()).isEqualTo(OutboxRow.Kind.EXPAND);
    assertThat(row.topic()).isEmpty();
    assertThat(row.aggregateId()).isEqualTo(intent.id().value());
  }

  @Test
  void rows_of_one_aggregate_come_in_the_order_they_were_added() {
    var intent = Samples.intent();
    for (int attempt = 1; attempt <= 5; attempt++) add(request(intent, attempt, NOW));

    assertThat(claim("relay"))
        .extracting(row -> row.eventId().value())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 5)
                .mapToObj(n -> intent.id() + ":PaymentAuthorizationRequested:authorize:" + n)
                .toList());
  }

  @Test
  void a_round_takes_no_more_than_it_is_allowed_and_the_oldest_of_each_shard() {
    for (int i = 0; i < 50; i++) add(request(Samples.intent(), 1, NOW));
    var oldest = Integer.parseInt(database.read("SELECT min(id) FROM outbox_event").getFirst());

    var rows = claimed("relay", 20, LEASE);

    assertThat(rows).hasSizeBetween(1, 20).isSortedAccordingTo(comparingLong(OutboxRow::id));
    assertThat(rows.getFirst().id()).isEqualTo(oldest);
  }

  @Test
  void two_relays_never_hold_the_same_shard() {
    for (int i = 0; i < 20; i++) add(request(Samples.intent(), 1, NOW));

    var mine = claim("one");
    add(request(Samples.intent(), 1, NOW));

    assertThat(mine).hasSize(20);
    var shards = mine.stream().map(OutboxRow::shard).toList();
    assertThat(claim("two")).noneMatch(row -> shards.contains(row.shard()));
  }

  @Test
  void a_shard_that_is_being_taken_is_skipped() {
    add(request(Samples.intent(), 1, NOW));

    try (var _ = Elsewhere.open(database, () -> outbox.claim("one", 100, LEASE))) {
      assertThat(claim("two")).isEmpty();
    }
  }

  @Test
  void a_lease_that_is_over_frees_the_shard_and_its_rows_are_sent_again() {
    add(request(Samples.intent(), 1, NOW));
    var mine = claimed("dies", 100, NONE);

    assertThat(claim("heir"))
        .extracting(OutboxRow::id)
        .containsExactlyElementsOf(mine.stream().map(OutboxRow::id).toList());
  }

  @Test
  void a_released_shard_is_free_at_once() {
    add(request(Samples.intent(), 1, NOW));
    claim("one");

    database.run(() -> outbox.release("one"));

    assertThat(claim("two")).hasSize(1);
  }

  @Test
  void what_is_done_is_not_sent_again_and_what_came_meanwhile_is() {
    var intent = Samples.intent();
    add(request(intent, 1, NOW));
    var rows = claim("relay");
    add(request(intent, 2, NOW));

    database.run(() -> outbox.done(rows));

    assertThat(claim("relay"))
        .extracting(row -> row.eventId().value())
        .containsExactly(intent.id() + ":PaymentAuthorizationRequested:authorize:2");
    assertThat(database.count("outbox_event")).isEqualTo(2);
  }

  @Test
  void what_can_never_be_handled_is_kept_with_its_reason_and_left_alone() {
    add(request(Samples.intent(), 1, NOW));
    var row = claim("relay").getFirst();

    database.run(() -> outbox.bury(row, "pi_1 is not authorized"));

    assertThat(claim("relay")).isEmpty();
    assertThat(database.read("SELECT buried_reason FROM outbox_event"))
        .containsExactly("pi_1 is not authorized");
  }

  @Test
  void what_went_missing_is_sent_again_under_the_same_id() {
    var known = request(Samples.intent(), 1, NOW);
    var never = request(Samples.intent(), 1, NOW);
    add(known);
    database.run(() -> outbox.done(claim("relay")));

    database.run(() -> outbox.again(List.of(known, never)));

    assertThat(claim("relay"))
        .extracting(OutboxRow::eventId)
        .containsExactlyInAnyOrder(known.eventId(), never.eventId());
    assertThat(database.count("outbox_event")).isEqualTo(2);
  }

  @Test
  void the_same_fact_is_not_told_twice() {
    var event = request(Samples.intent(), 1, NOW);
    add(event);

    assertThatThrownBy(() -> add(event)).isInstanceOf(DuplicateKeyException.class);
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
}
