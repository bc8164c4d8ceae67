package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.CAUSE;
import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.application.payment.Payments;
import dev.sluice.application.payment.Payments.Standing;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.payment.OrderStanding;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What {@link Payments} promises. */
@ContractOf(Payments.class)
public abstract class PaymentsContract extends PursuedContract<PaymentId, Payment> {

  /** How the payment ended by its row of {@code payment_captured_events}; empty without one. */
  protected abstract Optional<PaymentStatus> endOf(PaymentId payment);

  @Test
  void every_state_of_a_void_is_read_as_it_was_saved() {
    var begins = stored();
    for (var after :
        List.of(
            Things.voidRequested(begins),
            Things.retryVoidAt(begins, NOW),
            Things.questionVoidAt(begins, NOW),
            Things.voidTold(begins, new PspAnswer.Approved(Things.reference(1), eur(2900)), NOW),
            Things.voidTold(begins, new PspAnswer.Approved(Things.reference(1), eur(1)), NOW))) {
      saved(find(begins.id()).orElseThrow(), after, NOW);

      assertThat(find(begins.id())).contains(after);
    }
  }

  @Test
  void adding_tells_which_are_new_and_leaves_the_others_alone() {
    var old = stored();
    var moved = saved(old, Things.voidRequested(old), NOW);
    var intent = Things.authorized(things.intent());
    var fresh = Things.payment(intent);

    var added =
        in(() -> {
          rooms().intents().add(List.of(intent));
          return rooms().payments().add(List.of(fresh, old));
        });

    assertThat(added).containsExactly(fresh.id());
    assertThat(find(fresh.id())).contains(fresh);
    assertThat(find(old.id())).contains(moved);
  }

  @Test
  void a_lock_tells_how_the_orders_stand() {
    var payment = stored();
    var one = moveOrder(payment, 0, Things::captured);
    var two = moveOrder(payment, 1, Things::lost);

    assertThat(standing(payment))
        .isEqualTo(
            new Standing(
                payment,
                List.of(
                    new OrderStanding(one.id(), Operation.capture(1), eur(1450), true, false),
                    new OrderStanding(two.id(), Operation.capture(1), eur(0), false, true))));
  }

  @Test
  void an_order_in_review_is_not_at_its_end() {
    var payment = stored();
    moveOrder(payment, 0, Things::inReview);
    moveOrder(payment, 1, Things::failed);

    assertThat(standing(payment).orders())
        .extracting(OrderStanding::terminal)
        .containsExactly(false, true);
  }

  @Test
  void a_payment_that_completes_leaves_its_end_once() {
    var before = stored();
    moveOrder(before, 0, Things::captured);
    moveOrder(before, 1, Things::captured);
    var after = before.on(standing(before).orders(), CAUSE, NOW).after();
    assertThat(endOf(before.id())).isEmpty();

    saved(before, after, NOW);
    saved(after, after, NOW);

    assertThat(endOf(before.id())).contains(PaymentStatus.CAPTURED);
    assertThatThrownBy(() -> saved(before, after, NOW)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_payment_without_captures_ends_as_voided() {
    var before = stored();
    moveOrder(before, 0, Things::failed);
    moveOrder(before, 1, Things::failed);

    saved(before, before.on(standing(before).orders(), CAUSE, NOW).after(), NOW);

    assertThat(endOf(before.id())).contains(PaymentStatus.VOIDED);
  }

  @Test
  void a_void_the_psp_refused_is_found_once_its_authorization_is_over() {
    var refused = stored();
    var lost = Things.voidTold(refused, new PspAnswer.Declined("too late"), NOW);
    saved(refused, lost, NOW);
    var end = NOW.plus(Things.PSP.authorizationLife());

    assertThat(rooms().payments().withExpiredVoids(end.minusNanos(1000), 1000))
        .doesNotContain(lost.id());
    assertThat(rooms().payments().withExpiredVoids(end, 1000)).contains(lost.id());
    var voided = saved(lost, lost.voidExpired(end).after(), end);
    assertThat(rooms().payments().withExpiredVoids(end, 1000)).doesNotContain(lost.id());
    assertThat(find(lost.id())).contains(voided);
  }

  @Test
  void a_payment_that_only_waits_for_its_void_is_found_until_the_void_is_asked_for() {
    var payment = stored();
    moveOrder(payment, 0, Things::lost);
    // while another order may still be captured, the authorization has to stay
    assertThat(rooms().payments().withLostOrders(1000)).doesNotContain(payment.id());
    moveOrder(payment, 1, Things::captured);

    assertThat(rooms().payments().withLostOrders(1000)).contains(payment.id());
    saved(payment, Things.voidRequested(payment), NOW);
    assertThat(rooms().payments().withLostOrders(1000)).doesNotContain(payment.id());
  }

  @Test
  void a_payment_that_waits_for_a_person_does_not_only_wait_for_its_void() {
    var payment = stored();
    moveOrder(payment, 0, Things::lost);
    moveOrder(payment, 1, Things::inReview);

    assertThat(rooms().payments().withLostOrders(1000)).doesNotContain(payment.id());
  }

  @Test
  void no_more_payments_with_lost_orders_are_told_than_asked_for() {
    for (int i = 0; i < 2; i++) {
      var payment = stored();
      moveOrder(payment, 0, Things::lost);
      moveOrder(payment, 1, Things::lost);
    }

    assertThat(rooms().payments().withLostOrders(1)).hasSize(1);
  }

  @Test
  void it_is_time_to_ask_about_an_authorization_when_it_may_be_over_and_somebody_may_capture() {
    var payment = rooms().payment(Things.authorized(things.manual()));
    var captured = stored();
    var end = NOW.plus(Things.PSP.authorizationLife());
    assertThat(expiries(end.minusNanos(1000))).doesNotContain(payment);

    assertThat(expiries(end)).contains(payment).doesNotContain(captured);
    var asked = saved(payment, payment.askingExpiry(Things.PSP, end), end);
    assertThat(expiries(end)).doesNotContain(asked);
    var over = saved(asked, asked.expired(false, end).after(), end);
    assertThat(expiries(end.plus(Things.PSP.authorizationLife()))).doesNotContain(over);
    assertThat(find(payment.id())).contains(over);
  }

  private List<Payment> expiries(Instant now) {
    return in(() -> rooms().payments().claimExpiries(now, 1000));
  }

  private Standing standing(Payment payment) {
    var ids = new TreeSet<>(List.of(payment.id()));
    return Objects.requireNonNull(in(() -> rooms().payments().lock(ids)).get(payment.id()));
  }

  private PaymentOrder moveOrder(Payment payment, int which, UnaryOperator<PaymentOrder> how) {
    var before = rooms().orders().ofPayment(payment.id()).get(which);
    var after = how.apply(before);
    rooms()
        .transactions()
        .run(() -> rooms().orders().save(List.of(new Change<>(before, after)), NOW));
    return after;
  }

  @Override
  PaymentId idOf(Payment payment) {
    return payment.id();
  }

  @Override
  Optional<Payment> find(PaymentId id) {
    return rooms().payments().find(id);
  }

  @Override
  Map<PaymentId, Payment> lock(SortedSet<PaymentId> ids) {
    var locked = new TreeMap<PaymentId, Payment>();
    rooms().payments().lock(ids).forEach((id, standing) -> locked.put(id, standing.payment()));
    return locked;
  }

  @Override
  void save(List<Change<Payment>> changes, Instant now) {
    rooms().payments().save(changes, now);
  }

  @Override
  List<Payment> claimRetries(Optional<Collection<PaymentId>> ids, Instant now, int atMost) {
    return rooms().payments().claimRetries(ids, now, atMost);
  }

  @Override
  List<Payment> claimQuestions(Instant now, int atMost) {
    return rooms().payments().claimQuestions(now, atMost);
  }

  @Override
  List<Payment> claimLost(Instant before, Instant now, int atMost) {
    return rooms().payments().claimLostVoids(before, now, atMost);
  }

  @Override
  Payment fresh() {
    return Things.payment(Things.authorized(things.intent()));
  }

  @Override
  Payment stored() {
    return rooms().payment(things);
  }

  @Override
  Payment requested(Payment payment) {
    return Things.voidRequested(payment);
  }

  @Override
  Payment retryAt(Payment payment, Instant at) {
    return Things.retryVoidAt(payment, at);
  }

  @Override
  Payment questionAt(Payment payment, Instant at) {
    return Things.questionVoidAt(payment, at);
  }

  @Override
  Payment asking(Payment payment, Instant now) {
    return payment.askingVoid(Things.PSP, now);
  }
}
