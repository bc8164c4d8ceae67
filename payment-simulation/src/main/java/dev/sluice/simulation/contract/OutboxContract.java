package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.TRACE;
import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.outbox.Outbox;
import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.event.EventId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentIntentAuthorized;
import dev.sluice.domain.psp.Operation;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Outbox} promises. Each test needs an outbox that is empty and held by nobody. */
@ContractOf(Outbox.class)
public abstract class OutboxContract {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration OVER = Duration.ZERO;

  private final Things things = new Things();

  protected abstract Transactions transactions();

  protected abstract Outbox outbox();

  protected abstract EventEnvelope<?> decode(byte[] payload);

  /** Why rows were buried. */
  protected abstract List<String> buried();

  @Test
  void a_row_goes_to_the_topic_of_its_event_with_its_key_and_all_it_says() {
    var event = request(things.intent(), 1);

    add(event);

    var row = claim("relay").getFirst();
    assertThat(row.topic()).isEqualTo("payment_authorization_requested");
    assertThat(row.kind()).isEqualTo(OutboxRow.Kind.PUBLISH);
    assertThat(row.key()).isEqualTo(event.data().key());
    assertThat(row.eventId()).isEqualTo(event.eventId());
    assertThat(row.eventType()).isEqualTo(event.eventType());
    assertThat(row.aggregateId()).isEqualTo(event.aggregateId());
    assertThat(row.traceId()).isEqualTo(TRACE);
    assertThat(row.timestamp()).isEqualTo(NOW);
    assertThat(row.day()).isEqualTo(LocalDate.ofInstant(NOW, ZoneOffset.UTC));
    assertThat(decode(row.payload())).isEqualTo(event);
  }

  @Test
  void a_root_is_to_be_expanded_and_goes_nowhere() {
    var intent = things.intent();
    var root = new PaymentIntentAuthorized(intent.id(), intent.payment());

    transactions()
        .run(() -> outbox().addRoots(List.of(EventEnvelope.of(root, Cause.door(TRACE), NOW))));

    var row = claim("relay").getFirst();
    assertThat(row.kind()).isEqualTo(OutboxRow.Kind.EXPAND);
    assertThat(row.topic()).isEmpty();
    assertThat(row.aggregateId()).isEqualTo(intent.id().value());
  }

  @Test
  void rows_of_one_aggregate_lie_in_one_shard_and_come_in_the_order_they_were_added() {
    var intent = things.intent();
    for (int attempt = 1; attempt <= 5; attempt++) add(request(intent, attempt));

    var rows = claim("relay");

    assertThat(ids(rows))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 5).mapToObj(n -> request(intent, n).eventId()).toList());
    assertThat(rows).extracting(OutboxRow::shard).containsOnly(rows.getFirst().shard());
  }

  @Test
  void a_round_takes_no_more_than_it_is_allowed_and_the_oldest_of_each_shard() {
    for (int i = 0; i < 50; i++) add(request(things.intent(), 1));

    var rows = claimed("relay", 20, OVER);

    assertThat(rows).hasSizeBetween(1, 20).isSortedAccordingTo(comparingLong(OutboxRow::id));
    var all = claimed("relay", 1000, OVER);
    assertThat(all).hasSize(50);
    var oldest = new HashMap<Integer, Long>();
    for (var row : all) oldest.putIfAbsent(row.shard(), row.id());
    var taken = new HashMap<Integer, Long>();
    for (var row : rows) taken.putIfAbsent(row.shard(), row.id());
    assertThat(oldest).containsAllEntriesOf(taken);
    assertThat(rows.getFirst()).extracting(OutboxRow::id).isEqualTo(all.getFirst().id());
  }

  @Test
  void two_relays_never_hold_the_same_shard() {
    for (int i = 0; i < 20; i++) add(request(things.intent(), 1));

    var mine = claim("one");
    var others = IntStream.range(0, 20).mapToObj(_ -> request(things.intent(), 1)).toList();
    others.forEach(this::add);

    assertThat(mine).hasSize(20);
    var shards = mine.stream().map(OutboxRow::shard).toList();
    assertThat(claim("two")).noneMatch(row -> shards.contains(row.shard()));
  }

  @Test
  void relays_that_come_at_once_never_get_the_same_row() {
    for (int i = 0; i < 40; i++) add(request(things.intent(), 1));
    var taken = Collections.synchronizedList(new ArrayList<EventId>());

    var relays =
        IntStream.range(0, 4)
            .mapToObj(n ->
                CompletableFuture.runAsync(
                    () -> taken.addAll(ids(claim("relay-" + n))), Thread::startVirtualThread))
            .toList();

    assertThat(relays)
        .allSatisfy(relay -> assertThat(relay).succeedsWithin(Duration.ofSeconds(30)));
    assertThat(taken).doesNotHaveDuplicates().isNotEmpty();
  }

  @Test
  void whoever_holds_a_shard_goes_on_with_it() {
    var intent = things.intent();
    add(request(intent, 1));
    var first = claim("relay");
    add(request(intent, 2));

    done(first);

    assertThat(ids(claim("relay"))).containsExactly(request(intent, 2).eventId());
  }

  @Test
  void a_lease_that_is_over_frees_the_shard_and_its_rows_are_sent_again() {
    add(request(things.intent(), 1));
    var mine = claimed("dies", 100, OVER);

    assertThat(ids(claim("heir"))).isEqualTo(ids(mine)).hasSize(1);
  }

  @Test
  void a_released_shard_is_free_at_once_and_those_of_others_are_not() {
    add(request(things.intent(), 1));
    claim("one");

    transactions().run(() -> outbox().release("somebody else"));
    assertThat(claim("two")).isEmpty();
    transactions().run(() -> outbox().release("one"));
    assertThat(claim("two")).hasSize(1);
  }

  @Test
  void what_is_done_is_not_sent_again() {
    add(request(things.intent(), 1));

    done(claim("relay"));

    assertThat(claim("relay")).isEmpty();
  }

  @Test
  void what_can_never_be_handled_is_kept_with_its_reason_and_left_alone() {
    add(request(things.intent(), 1));
    var row = claim("relay").getFirst();

    transactions().run(() -> outbox().bury(row, "pi_1 is not authorized"));
    done(List.of(row));

    assertThat(claim("relay")).isEmpty();
    assertThat(buried()).containsExactly("pi_1 is not authorized");
  }

  @Test
  void what_went_missing_is_sent_again_under_the_same_id() {
    var known = request(things.intent(), 1);
    var never = request(things.intent(), 1);
    add(known);
    var first = claim("relay");
    done(first);

    transactions().run(() -> outbox().again(List.of(known, never)));

    var rows = claim("relay");
    assertThat(ids(rows)).containsExactlyInAnyOrder(known.eventId(), never.eventId());
    assertThat(rows).extracting(OutboxRow::id).contains(first.getFirst().id());
  }

  @Test
  void what_waits_already_waits_once_when_it_is_told_again() {
    var event = request(things.intent(), 1);
    add(event);

    transactions().run(() -> outbox().again(List.of(event)));

    assertThat(claim("relay")).hasSize(1);
  }

  @Test
  void the_same_fact_is_not_told_twice() {
    var event = request(things.intent(), 1);
    add(event);

    assertThatThrownBy(() -> add(event)).isInstanceOf(RuntimeException.class);

    assertThat(claim("relay")).hasSize(1);
  }

  @Test
  void what_is_rolled_back_is_never_sent() {
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  outbox().add(List.of(request(things.intent(), 1)));
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(claim("relay")).isEmpty();
  }

  @Test
  void a_claim_that_is_rolled_back_holds_nothing() {
    add(request(things.intent(), 1));

    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  outbox().claim("dies", 100, LEASE);
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");

    assertThat(claim("heir")).hasSize(1);
  }

  private void add(EventEnvelope<?> event) {
    transactions().run(() -> outbox().add(List.of(event)));
  }

  private void done(Collection<OutboxRow> rows) {
    transactions().run(() -> outbox().done(rows));
  }

  private List<OutboxRow> claim(String owner) {
    return claimed(owner, 1000, LEASE);
  }

  private List<OutboxRow> claimed(String owner, int atMost, Duration lease) {
    return transactions().run(() -> outbox().claim(owner, atMost, lease));
  }

  private static List<EventId> ids(List<OutboxRow> rows) {
    return rows.stream().map(OutboxRow::eventId).toList();
  }

  private static EventEnvelope<PaymentAuthorizationRequested> request(
      PaymentIntent intent, int attempt) {
    return EventEnvelope.of(
        new PaymentAuthorizationRequested(
            intent.id(), intent.payment(), Operation.AUTHORIZE, attempt),
        Cause.door(TRACE),
        NOW);
  }
}
