package dev.sluice.infrastructure.order;

import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.captured;
import static dev.sluice.infrastructure.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.RealRooms;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.intent.IntentRoom;
import dev.sluice.infrastructure.payment.PaymentRoom;
import dev.sluice.simulation.contract.Elsewhere;
import dev.sluice.simulation.contract.PaymentOrdersContract;
import dev.sluice.simulation.contract.Rooms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

/** The contract, and what only many transactions at once can show. */
@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class PaymentOrdersIntegrationTest extends PaymentOrdersContract {

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

  @Override
  protected Rooms rooms() {
    return RealRooms.of(database);
  }

  @Test
  void a_capture_is_a_row() {
    var order = made().getFirst();

    move(order, captured(order));

    assertThat(database.count("payment_captures WHERE payment_order_id = " + order.id().number()))
        .isEqualTo(1);
  }

  @Test
  void rows_are_locked_in_id_order() {
    var low = made();
    var high = made();
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
  void what_others_hold_is_skipped() {
    var due = pendingAt(NOW.minusSeconds(1));
    var held = pendingAt(NOW.minusSeconds(2));

    try (var _ = Elsewhere.open(database, () -> orders.lock(only(held.id())))) {
      assertThat(claimed(Optional.empty())).contains(due).doesNotContain(held);
      assertThat(claimed(Optional.of(List.of(due.id(), held.id())))).containsExactly(due);
    }
    assertThat(claimed(Optional.of(List.of(held.id())))).containsExactly(held);
  }

  private List<PaymentOrder> made() {
    PaymentIntent intent = Samples.authorized();
    var made = Samples.orders(intent);
    database.run(() -> {
      IntentRoom.of(database).add(List.of(intent));
      PaymentRoom.of(database).add(List.of(Samples.payment(intent)));
      orders.add(made);
    });
    return made;
  }

  private PaymentOrder pendingAt(Instant at) {
    var order = made().getFirst();
    var pending = in(new State.Pending(Samples.retryAt(at)), order);
    move(order, pending);
    return pending;
  }

  private void move(PaymentOrder before, PaymentOrder after) {
    database.run(() -> orders.save(List.of(new Change<>(before, after)), NOW));
  }

  private List<PaymentOrder> claimed(Optional<Collection<PaymentOrderId>> ids) {
    return database.run(() -> orders.claimRetries(ids, NOW, 1000));
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
