package dev.sluice.infrastructure.order;

import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.captured;
import static dev.sluice.infrastructure.Samples.eur;
import static dev.sluice.infrastructure.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Elsewhere;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.intent.IntentRoom;
import dev.sluice.infrastructure.payment.PaymentRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.dao.DuplicateKeyException;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class PaymentOrdersIntegrationTest {

  private Database database;
  private PaymentOrders orders;

  @BeforeAll
  void open() {
    database = Database.fresh();
    orders = OrderRoom.of(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void every_state_is_read_as_it_was_written() {
    for (var state :
        List.of(
            new State.Initiated(),
            new State.Requested(Samples.requested()),
            new State.Pending(Samples.retryAt(NOW.plusSeconds(2))),
            new State.Pending(Samples.questionAt(NOW.plusSeconds(60))),
            new State.Pending(Samples.lost()),
            new State.CaptureFailed("insufficient_funds", NOW),
            new State.Review("asked for 14.50 EUR, the PSP says 1.00 EUR", eur(100), NOW))) {
      var order = stored().getFirst();

      var next = in(state, order);
      save(order, next);

      assertThat(read(order.id())).isEqualTo(next);
      assertThat(lock(order.id())).isEqualTo(next);
    }
  }

  @Test
  void a_capture_is_a_row_and_comes_back_with_its_order() {
    var order = stored().getFirst();

    save(order, captured(order));

    assertThat(read(order.id())).isEqualTo(captured(order));
    assertThat(orders.ofPayment(order.payment())).contains(captured(order)).hasSize(2);
    assertThat(database.count("payment_captures WHERE payment_order_id = " + order.id().number()))
        .isEqualTo(1);
  }

  @Test
  void the_same_capture_is_never_a_second_row() {
    var order = stored().getFirst();
    save(order, captured(order));

    assertThatThrownBy(() -> save(order, captured(order)))
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void adding_what_is_there_adds_nothing() {
    var two = stored();

    database.run(() -> orders.add(List.of(two.get(1), two.get(0))));

    assertThat(orders.ofPayment(two.getFirst().payment())).isEqualTo(two);
  }

  @Test
  void a_seller_has_one_order_in_a_payment() {
    var order = stored().getFirst();
    var second =
        new PaymentOrder(
            new PaymentOrderId(Samples.number()),
            order.payment(),
            order.intent(),
            order.seller(),
            order.amount(),
            order.commission(),
            new State.Initiated(),
            List.of(),
            order.traceId(),
            NOW);

    assertThatThrownBy(() -> database.run(() -> orders.add(List.of(second))))
        .isInstanceOf(DuplicateKeyException.class)
        .hasMessageContaining("uq_payment_order_per_seller");
  }

  @Test
  void rows_are_locked_in_id_order() {
    var low = stored();
    var high = stored();
    var ids = new TreeSet<>(List.of(low.get(0).id(), low.get(1).id(), high.get(0).id()));
    CompletableFuture<?> waits;
    try (var _ = Elsewhere.open(database, () -> orders.lock(only(low.get(1).id())))) {
      waits = CompletableFuture.runAsync(() -> database.run(() -> orders.lock(ids)));

      // it holds the first, waits for the second, and has not come to the third
      Awaitility.await().until(() -> !isFree(low.get(0).id()));
      assertThat(isFree(high.get(0).id())).isTrue();
      assertThat(waits).isNotDone();
    }
    assertThat(waits).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void what_is_not_there_cannot_be_saved() {
    var order = Samples.orders(Samples.authorized()).getFirst();

    assertThatThrownBy(() -> save(order, in(new State.Requested(Samples.requested()), order)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("0 of 1 orders are there to be saved");
  }

  @Test
  void only_what_is_due_is_claimed_and_what_others_hold_is_skipped() {
    var due = pendingAt(NOW.minusSeconds(1));
    var held = pendingAt(NOW.minusSeconds(2));
    var later = pendingAt(NOW.plusSeconds(1));

    try (var _ = Elsewhere.open(database, () -> orders.lock(only(held.id())))) {
      assertThat(claimed(Optional.empty())).contains(due).doesNotContain(held, later);
      assertThat(claimed(Optional.of(List.of(due.id(), held.id(), later.id()))))
          .containsExactly(due);
    }
    assertThat(claimed(Optional.of(List.of(held.id())))).containsExactly(held);
    assertThat(claimed(Optional.of(List.of()))).isEmpty();
  }

  @Test
  void a_due_question_is_claimed_as_a_question_only() {
    var order = stored().getFirst();
    var asked = in(new State.Pending(Samples.questionAt(NOW)), order);
    save(order, asked);

    assertThat(claimed(Optional.of(List.of(order.id())))).isEmpty();
    assertThat(database.run(() -> orders.claimQuestions(NOW, 100))).contains(asked);
    assertThat(database.run(() -> orders.claimQuestions(NOW.minusNanos(1000), 100)))
        .doesNotContain(asked);
  }

  @Test
  void what_only_looks_alive_is_taken_once_and_counts_as_touched() {
    var two = stored();
    var requested = in(new State.Requested(Samples.requested()), two.get(1));
    save(two.get(1), requested);
    var later = NOW.plusSeconds(600);

    assertThat(database.run(() -> orders.claimLost(later, later, 1000)))
        .contains(two.get(0), requested);
    assertThat(database.run(() -> orders.claimLost(later, later, 1000)))
        .doesNotContain(two.get(0), requested);
  }

  @Test
  void an_order_knows_the_authorization_it_captures_from() {
    var order = stored().getFirst();

    assertThat(orders.authorizations(List.of(order.id())))
        .containsExactlyEntriesOf(Map.of(order.id(), Samples.reference("a" + order.intent())));
  }

  private List<PaymentOrder> stored() {
    PaymentIntent intent = Samples.authorized();
    var made = Samples.orders(intent);
    database.run(() -> {
      IntentRoom.of(database).add(intent);
      PaymentRoom.of(database).add(List.of(Samples.payment(intent)));
      orders.add(made);
    });
    return made;
  }

  private PaymentOrder pendingAt(Instant at) {
    var order = stored().getFirst();
    var pending = in(new State.Pending(Samples.retryAt(at)), order);
    save(order, pending);
    return pending;
  }

  private void save(PaymentOrder before, PaymentOrder after) {
    database.run(() -> orders.save(List.of(new Change<>(before, after)), NOW));
  }

  private PaymentOrder read(PaymentOrderId id) {
    return Objects.requireNonNull(orders.read(List.of(id)).get(id));
  }

  private PaymentOrder lock(PaymentOrderId id) {
    return Objects.requireNonNull(database.run(() -> orders.lock(only(id))).get(id));
  }

  private List<PaymentOrder> claimed(Optional<Collection<PaymentOrderId>> ids) {
    return database.run(() -> orders.claimRetries(ids, NOW, 100));
  }

  private boolean isFree(PaymentOrderId id) {
    return !database
        .read("SELECT id FROM payment_orders WHERE id = " + id.number() + " FOR UPDATE SKIP LOCKED")
        .isEmpty();
  }

  private static TreeSet<PaymentOrderId> only(PaymentOrderId id) {
    return new TreeSet<>(List.of(id));
  }
}
