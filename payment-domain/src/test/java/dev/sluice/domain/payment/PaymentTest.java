package dev.sluice.domain.payment;

import static dev.sluice.domain.Fixtures.CAUSE;
import static dev.sluice.domain.Fixtures.FORGOTTEN;
import static dev.sluice.domain.Fixtures.INTENT;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.ORDER;
import static dev.sluice.domain.Fixtures.OTHER_ORDER;
import static dev.sluice.domain.Fixtures.PAYMENT;
import static dev.sluice.domain.Fixtures.PSP;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.approved;
import static dev.sluice.domain.Fixtures.circumstances;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.outcome.Outcome.Already;
import dev.sluice.domain.outcome.Outcome.Moved;
import dev.sluice.domain.outcome.Outcome.Refused;
import dev.sluice.domain.payment.PaymentEvent.PaymentCaptured;
import dev.sluice.domain.payment.PaymentEvent.PaymentVoided;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import dev.sluice.domain.psp.PspAnswer.NoAnswer;
import dev.sluice.domain.psp.PspAnswer.NotFound;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.psp.Pursuit.Phase;
import dev.sluice.test.seeded.Chance;
import dev.sluice.test.seeded.Seeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PaymentTest {
  private static final BuyerId BUYER = new BuyerId("buyer-1");
  private static final PaymentAuthorizationRequested VOID =
      new PaymentAuthorizationRequested(INTENT, PAYMENT, Operation.VOID, 1);

  @Test
  void what_is_captured_follows_from_the_orders() {
    var one = hear(payment(), captured(1450), open());

    assertThat(one.after().captured()).isEqualTo(eur(1450));
    assertThat(one.after().status()).isEqualTo(PaymentStatus.PARTIALLY_CAPTURED);
    assertThat(one.news()).isEmpty();
  }

  @Test
  void the_same_standing_twice_changes_nothing() {
    var one = hear(payment(), captured(1450), open()).after();

    assertThat(hear(one, captured(1450), open())).isInstanceOf(Already.class);
  }

  @Test
  void a_whole_capture_ends_it_with_one_event_and_no_void() {
    var outcome = hear(payment(), captured(1450), captured(1450));

    assertThat(outcome.after().status()).isEqualTo(PaymentStatus.CAPTURED);
    assertThat(outcome.after().isAtRest()).isTrue();
    assertThat(outcome.news())
        .containsExactly(new PaymentCaptured(PAYMENT, INTENT, BUYER, eur(2900), eur(2900)));
  }

  @Test
  void a_part_that_failed_is_given_back() {
    var outcome = hear(payment(), captured(1450), failed());

    assertThat(outcome.after().voidStatus()).isEqualTo(VoidStatus.REQUESTED);
    assertThat(outcome.after().open()).isEqualTo(eur(1450));
    assertThat(outcome.after().isAtRest()).isFalse();
    assertThat(outcome.news())
        .containsExactly(VOID, new PaymentCaptured(PAYMENT, INTENT, BUYER, eur(1450), eur(2900)));
  }

  @Test
  void a_payment_of_which_nothing_was_captured_is_voided() {
    var outcome = hear(payment(), failed(), failed());

    assertThat(outcome.after().status()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(outcome.news())
        .containsExactly(VOID, new PaymentVoided(PAYMENT, INTENT, BUYER, eur(2900)));
  }

  @Test
  void the_end_is_told_once_even_when_an_order_goes_into_review_afterwards() {
    var ended = hear(payment(), captured(1450), failed()).after();

    assertThat(hear(ended, captured(1450), failed())).isInstanceOf(Already.class);
    assertThat(hear(ended, captured(1450), open())).isInstanceOf(Already.class);
    assertThat(hear(ended, captured(1450), failed())).isInstanceOf(Already.class);
  }

  @Test
  void captured_money_never_vanishes() {
    var one = hear(payment(), captured(1450), open()).after();

    var outcome = hear(one, open(), open());

    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(outcome.after()).isEqualTo(one);
  }

  @Test
  void no_orders_at_all_is_not_the_end() {
    assertThat(payment().on(List.of(), CAUSE, NOON)).isInstanceOf(Already.class);
  }

  @Test
  void orders_that_never_reached_the_psp_wait_for_a_void_of_what_is_left() {
    assertThat(release(payment(), open(), lost())).isInstanceOf(Already.class);
    assertThat(release(payment(), captured(1450), failed())).isInstanceOf(Already.class);

    var outcome = release(payment(), captured(1450), lost());

    assertThat(outcome.news()).containsExactly(VOID);
    assertThat(outcome.after().open())
        .as("what the orders captured counts, although the payment had not heard of it")
        .isEqualTo(eur(1450));
    assertThat(release(outcome.after(), captured(1450), lost())).isInstanceOf(Already.class);
  }

  @Test
  void after_the_void_the_lost_order_fails_and_nobody_voids_again() {
    var released = release(payment(), captured(1450), lost()).after();
    var voided = tell(released, approved(eur(1450))).after();
    assertThat(voided.voidStatus()).isEqualTo(VoidStatus.VOIDED);

    var outcome = hear(voided, captured(1450), failed());

    assertThat(outcome.news())
        .containsExactly(new PaymentCaptured(PAYMENT, INTENT, BUYER, eur(1450), eur(2900)));
    assertThat(outcome.after().isAtRest()).isTrue();
  }

  @Test
  void a_void_of_another_amount_goes_to_review() {
    assertThat(tell(voiding(), new Mismatch(REFERENCE, eur(1))).after().voidStatus())
        .isEqualTo(VoidStatus.REVIEW);
    assertThat(tell(voiding(), approved(eur(1))).after().voidStatus()).isEqualTo(VoidStatus.REVIEW);
  }

  @Test
  void a_void_that_people_have_looked_at_is_over_whatever_the_psp_says_then() {
    var review = tell(voiding(), approved(eur(1))).after();

    var resolved = review.voidResolved(LATER).after();

    assertThat(resolved.voidStatus()).isEqualTo(VoidStatus.VOIDED);
    for (var answer : List.of(approved(eur(1)), approved(eur(2900)), new Declined("unknown")))
      assertThat(tell(resolved, answer)).isInstanceOf(Already.class);
    assertThat(resolved.voidResolved(LATER)).isInstanceOf(Refused.class);
  }

  @Test
  void a_void_nobody_asked_for_is_refused() {
    assertThat(tell(payment(), approved(eur(2900)))).isInstanceOf(Refused.class);
    assertThat(tell(payment(), new NoAnswer("timeout"))).isInstanceOf(Already.class);
  }

  @Test
  void a_refused_void_ends_with_the_authorization_and_nobody_asks_again() {
    var refused = tell(voiding(), new Declined("unknown")).after();

    assertThat(refused.voidStatus()).isEqualTo(VoidStatus.REQUESTED);
    assertThat(pursuit(refused).phase()).isEqualTo(Phase.LOST);
    assertThat(tell(refused, new Declined("unknown"))).isInstanceOf(Already.class);
    assertThat(refused.voidExpired(NOON.plus(PSP.authorizationLife())).after().isAtRest()).isTrue();
    assertThat(refused.voidExpired(NOON.plus(PSP.authorizationLife()).minusMillis(1)))
        .isInstanceOf(Already.class);
    assertThat(tell(refused, approved(eur(2900))).after().voidStatus())
        .isEqualTo(VoidStatus.VOIDED);
  }

  @Test
  void a_void_is_retried_with_the_next_attempt() {
    var silent = tell(voiding(), new NoAnswer("timeout")).after();

    assertThat(silent.voidAgain(PSP, LATER).news())
        .containsExactly(new PaymentAuthorizationRequested(INTENT, PAYMENT, Operation.VOID, 2));
    assertThat(voiding().voidAgain(PSP, LATER)).isInstanceOf(Already.class);
    assertThat(payment().voidAgain(PSP, LATER)).isInstanceOf(Already.class);
  }

  @Test
  void who_calls_for_a_void_is_due_by_itself_and_old_attempts_do_not_call() {
    var calling = voiding().voiding(1, PSP, NOON);

    assertThat(calling).isInstanceOf(Moved.class);
    assertThat(pursuit(calling.after()).nextAt()).isEqualTo(NOON.plusSeconds(5));
    assertThat(voiding().voiding(2, PSP, NOON)).isInstanceOf(Already.class);
    assertThat(payment().voiding(1, PSP, NOON)).isInstanceOf(Already.class);
  }

  @Test
  void a_void_whose_key_may_be_forgotten_is_lost_and_never_called_again() {
    var asked = tell(voiding(), new PspAnswer.Accepted()).after();
    var lost = asked.onVoid(1, 0, new NotFound(), circumstances(FORGOTTEN)).after();
    assertThat(pursuit(lost).isLost()).isTrue();

    assertThat(tell(lost, new NoAnswer("timeout"))).isInstanceOf(Already.class);
    assertThat(lost.voiding(1, PSP, FORGOTTEN)).isInstanceOf(Already.class);
    assertThat(lost.voidAgain(PSP, FORGOTTEN)).isInstanceOf(Already.class);
  }

  @Test
  void there_is_no_request_for_a_void_nobody_wants() {
    assertThatIllegalStateException().isThrownBy(() -> payment().voidRequested());
  }

  /** Orders end one by one, in any order, heard any number of times. */
  @Seeded(times = 300)
  void every_payment_ends_exactly_once(Chance chance) {
    var ends =
        List.of(chance.oneOf(captured(1450), failed()), chance.oneOf(captured(1450), failed()));
    var now = new ArrayList<>(List.of(open(), open()));
    var news = new ArrayList<Event>();
    var payment = payment();

    for (int i : chance.shuffle(List.of(0, 1, 0, 1, 0, 1))) {
      now.set(i, ends.get(i));
      var outcome = hear(payment, now.getFirst(), now.getLast());
      news.addAll(outcome.news());
      payment = outcome.after();
    }

    assertThat(news.stream().filter(PaymentEvent.class::isInstance)).hasSize(1);
    long sum = ends.stream().mapToLong(Standing::captured).sum();
    assertThat(payment.captured()).isEqualTo(eur(sum));
    assertThat(news.contains(VOID)).isEqualTo(sum < 2900);
  }

  private record Standing(long captured, boolean terminal, boolean lost) {}

  private static Standing open() {
    return new Standing(0, false, false);
  }

  private static Standing captured(long cents) {
    return new Standing(cents, true, false);
  }

  private static Standing failed() {
    return new Standing(0, true, false);
  }

  private static Standing lost() {
    return new Standing(0, false, true);
  }

  private static Pursuit pursuit(Payment payment) {
    return Objects.requireNonNull(payment.voidPursuit());
  }

  private static Payment voiding() {
    return hear(payment(), failed(), failed()).after();
  }

  private static Outcome<Payment> hear(Payment payment, Standing first, Standing second) {
    return payment.on(standings(first, second), CAUSE, NOON);
  }

  private static Outcome<Payment> release(Payment payment, Standing first, Standing second) {
    return payment.releaseLost(standings(first, second), NOON);
  }

  private static Outcome<Payment> tell(Payment payment, PspAnswer answer) {
    Instant now = LATER;
    return payment.onVoid(1, 0, answer, circumstances(now));
  }

  private static List<OrderStanding> standings(Standing first, Standing second) {
    var capture = Operation.capture(1);
    return List.of(
        new OrderStanding(ORDER, capture, eur(first.captured), first.terminal, first.lost),
        new OrderStanding(
            OTHER_ORDER, capture, eur(second.captured), second.terminal, second.lost));
  }
}
