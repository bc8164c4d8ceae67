package dev.sluice.infrastructure.payment;

import static dev.sluice.infrastructure.Samples.CAUSE;
import static dev.sluice.infrastructure.Samples.NOW;
import static dev.sluice.infrastructure.Samples.captured;
import static dev.sluice.infrastructure.Samples.eur;
import static dev.sluice.infrastructure.Samples.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.payment.Payments;
import dev.sluice.application.payment.Payments.Standing;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.payment.OrderStanding;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.infrastructure.Database;
import dev.sluice.infrastructure.Elsewhere;
import dev.sluice.infrastructure.Samples;
import dev.sluice.infrastructure.intent.IntentRoom;
import dev.sluice.infrastructure.order.OrderRoom;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.dao.DuplicateKeyException;

@Tag("integration")
@TestInstance(Lifecycle.PER_CLASS)
class PaymentsIntegrationTest {

  private Database database;
  private Payments payments;

  @BeforeAll
  void open() {
    database = Database.fresh();
    payments = PaymentRoom.of(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void a_payment_is_read_as_it_was_written() {
    for (var pursuit : List.of(Samples.requested(), Samples.retryAt(NOW), Samples.lost())) {
      var before = stored();
      var after = voiding(before, VoidStatus.REQUESTED, pursuit);

      save(before, after);

      assertThat(payments.find(before.id())).contains(after);
      assertThat(lock(before.id()).payment()).isEqualTo(after);
    }
  }

  @Test
  void adding_tells_which_are_new() {
    var old = Samples.authorized();
    var fresh = Samples.authorized();
    database.run(() -> {
      IntentRoom.of(database).add(old);
      IntentRoom.of(database).add(fresh);
      payments.add(List.of(Samples.payment(old)));
    });

    var added =
        database.run(() -> payments.add(List.of(Samples.payment(fresh), Samples.payment(old))));

    assertThat(added).containsExactly(fresh.payment());
  }

  @Test
  void a_lock_tells_how_the_orders_stand() {
    var payment = stored();
    var orders = OrderRoom.of(database).ofPayment(payment.id());
    move(orders.get(0), captured(orders.get(0)));
    move(orders.get(1), in(new State.Pending(Samples.lost()), orders.get(1)));

    assertThat(lock(payment.id()).orders())
        .containsExactly(
            new OrderStanding(orders.get(0).id(), Operation.capture(1), eur(1450), true, false),
            new OrderStanding(orders.get(1).id(), Operation.capture(1), eur(0), false, true));
  }

  @Test
  void a_payment_that_completes_leaves_its_end_once() {
    var before = stored();
    var orders = OrderRoom.of(database).ofPayment(before.id());
    orders.forEach(order -> move(order, captured(order)));
    var after = before.on(lock(before.id()).orders(), CAUSE, NOW).after();

    save(before, after);
    save(after, after);

    assertThat(after.status()).isEqualTo(PaymentStatus.CAPTURED);
    assertThat(
            database.read(
                "SELECT event_type || ' ' || captured_amount || ' of ' || total_amount"
                    + " FROM payment_captured_events WHERE payment_id = "
                    + before.id().number()))
        .containsExactly("PaymentCaptured 2900 of 2900");
    assertThatThrownBy(() -> save(before, after)).isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void a_payment_without_captures_ends_as_voided() {
    var before = stored();
    var orders = OrderRoom.of(database).ofPayment(before.id());
    orders.forEach(order -> move(order, in(new State.CaptureFailed("no", NOW), order)));

    save(before, before.on(lock(before.id()).orders(), CAUSE, NOW).after());

    assertThat(
            database.read(
                "SELECT event_type FROM payment_captured_events WHERE payment_id = "
                    + before.id().number()))
        .containsExactly("PaymentVoided");
  }

  @Test
  void only_due_voids_are_claimed_and_what_others_hold_is_skipped() {
    var due = voidDue(Samples.retryAt(NOW));
    var held = voidDue(Samples.retryAt(NOW));
    var later = voidDue(Samples.retryAt(NOW.plusSeconds(1)));
    var question = voidDue(Samples.questionAt(NOW));

    try (var _ = Elsewhere.open(database, () -> payments.lock(only(held.id())))) {
      assertThat(claimed(Optional.empty())).contains(due).doesNotContain(held, later, question);
      assertThat(claimed(Optional.of(List.of(later.id(), due.id())))).containsExactly(due);
      assertThat(database.run(() -> payments.claimQuestions(NOW, 100))).containsExactly(question);
    }
  }

  @Test
  void a_void_nobody_took_up_is_taken_once() {
    var before = stored();
    var asked = voiding(before, VoidStatus.REQUESTED, Samples.requested());
    save(before, asked);
    var later = NOW.plusSeconds(600);

    assertThat(database.run(() -> payments.claimLostVoids(later, later, 100))).contains(asked);
    assertThat(database.run(() -> payments.claimLostVoids(later, later, 100)))
        .doesNotContain(asked);
  }

  @Test
  void payments_with_lost_orders_are_found_until_their_void_is_asked_for() {
    var payment = stored();
    var orders = OrderRoom.of(database).ofPayment(payment.id());
    move(orders.getFirst(), in(new State.Pending(Samples.lost()), orders.getFirst()));
    // while another order may still be captured, the authorization has to stay
    assertThat(payments.withLostOrders(100)).doesNotContain(payment.id());

    for (var other : orders.subList(1, orders.size()))
      move(other, in(new State.Pending(Samples.lost()), other));

    assertThat(payments.withLostOrders(100)).contains(payment.id());
    save(payment, voiding(payment, VoidStatus.REQUESTED, Samples.requested()));
    assertThat(payments.withLostOrders(100)).doesNotContain(payment.id());
  }

  private Payment stored() {
    PaymentIntent intent = Samples.authorized();
    var payment = Samples.payment(intent);
    database.run(() -> {
      IntentRoom.of(database).add(intent);
      payments.add(List.of(payment));
      OrderRoom.of(database).add(Samples.orders(intent));
    });
    return payment;
  }

  private Payment voidDue(Pursuit pursuit) {
    var before = stored();
    var after = voiding(before, VoidStatus.REQUESTED, pursuit);
    save(before, after);
    return after;
  }

  private void save(Payment before, Payment after) {
    database.run(() -> payments.save(List.of(new Change<>(before, after)), NOW));
  }

  private void move(PaymentOrder before, PaymentOrder after) {
    database.run(() -> OrderRoom.of(database).save(List.of(new Change<>(before, after)), NOW));
  }

  private Standing lock(PaymentId id) {
    return Objects.requireNonNull(database.run(() -> payments.lock(only(id))).get(id));
  }

  private List<Payment> claimed(Optional<Collection<PaymentId>> ids) {
    return database.run(() -> payments.claimRetries(ids, NOW, 100));
  }

  private static TreeSet<PaymentId> only(PaymentId id) {
    return new TreeSet<>(List.of(id));
  }

  private static Payment voiding(Payment payment, VoidStatus status, @Nullable Pursuit pursuit) {
    return new Payment(
        payment.id(),
        payment.intent(),
        payment.client(),
        payment.order(),
        payment.buyer(),
        payment.total(),
        payment.authorization(),
        payment.captured(),
        payment.completed(),
        status,
        pursuit,
        payment.traceId(),
        payment.createdAt());
  }
}
