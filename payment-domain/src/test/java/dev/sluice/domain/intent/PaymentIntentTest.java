package dev.sluice.domain.intent;

import static dev.sluice.domain.Fixtures.ANNA;
import static dev.sluice.domain.Fixtures.BERT;
import static dev.sluice.domain.Fixtures.FORGOTTEN;
import static dev.sluice.domain.Fixtures.INTENT;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.ORDER;
import static dev.sluice.domain.Fixtures.OTHER_ORDER;
import static dev.sluice.domain.Fixtures.OTHER_REFERENCE;
import static dev.sluice.domain.Fixtures.PAYMENT;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.TOKEN;
import static dev.sluice.domain.Fixtures.approved;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.intent;
import static dev.sluice.domain.Fixtures.intentCircumstances;
import static dev.sluice.domain.Fixtures.pursuit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.intent.IntentState.Authorized;
import dev.sluice.domain.intent.IntentState.Created;
import dev.sluice.domain.intent.IntentState.Declined;
import dev.sluice.domain.intent.IntentState.PendingAuth;
import dev.sluice.domain.intent.IntentState.Review;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentIntentAuthorized;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.outcome.Outcome.Already;
import dev.sluice.domain.outcome.Outcome.Refused;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Accepted;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import dev.sluice.domain.psp.PspAnswer.NoAnswer;
import dev.sluice.domain.psp.PspAnswer.NotFound;
import dev.sluice.domain.psp.PspKey;
import dev.sluice.domain.psp.Pursuit.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentIntentTest {

  @Test
  void a_request_asks_for_the_first_attempt() {
    var outcome = on(intent(new Created()), new IntentTrigger.Request(), NOON);

    assertThat(outcome.after().status()).isEqualTo(PaymentIntentStatus.PENDING_AUTH);
    assertThat(outcome.news())
        .containsExactly(
            new PaymentAuthorizationRequested(INTENT, PAYMENT, Operation.AUTHORIZE, 1));
  }

  @Test
  void an_attempt_whose_caller_died_is_due_by_itself() {
    var calling = on(pending(), new IntentTrigger.Call(Operation.AUTHORIZE, 1), NOON).after();

    assertThat(calling.pursuit().orElseThrow().phase()).isEqualTo(Phase.RETRY);
    assertThat(calling.pursuit().orElseThrow().nextAt()).isEqualTo(NOON.plusSeconds(5));
    assertThat(on(calling, new IntentTrigger.Request(), LATER).news())
        .containsExactly(
            new PaymentAuthorizationRequested(INTENT, PAYMENT, Operation.AUTHORIZE, 2));
  }

  @Test
  void nobody_calls_for_an_attempt_that_is_over() {
    var second = intent(new PendingAuth(pursuit(Phase.REQUESTED)));

    assertThat(on(second, new IntentTrigger.Call(Operation.AUTHORIZE, 1), LATER))
        .isInstanceOf(Already.class);
    assertThat(on(asked(), new IntentTrigger.Call(Operation.AUTHORIZE, 2), LATER))
        .isInstanceOf(Already.class);
  }

  @Test
  void a_yes_authorizes_and_is_expanded_once() {
    var outcome = tell(pending(), approved(eur(2900)));

    assertThat(outcome.after().state()).isEqualTo(new Authorized(REFERENCE, LATER));
    assertThat(outcome.news()).containsExactly(new PaymentIntentAuthorized(INTENT, PAYMENT));
    assertThat(tell(outcome.after(), approved(eur(2900)))).isInstanceOf(Already.class);
  }

  @Test
  void a_no_declines_without_news() {
    var outcome = tell(pending(), new PspAnswer.Declined("insufficient_funds"));

    assertThat(outcome.after().state()).isEqualTo(new Declined("insufficient_funds", LATER));
    assertThat(outcome.news()).isEmpty();
  }

  @Test
  void an_authorization_of_another_amount_goes_to_review_and_is_not_expanded() {
    for (var answer :
        List.of(new Mismatch(REFERENCE, eur(2000)), new Approved(REFERENCE, eur(2000)))) {
      var outcome = tell(pending(), answer);

      assertThat(outcome.after().state()).isEqualTo(new Review(REFERENCE, eur(2000), LATER));
      assertThat(outcome.news()).isEmpty();
    }
  }

  @Test
  void a_different_answer_is_never_silent() {
    var authorized = intent(new Authorized(REFERENCE, NOON));
    var review = intent(new Review(REFERENCE, eur(2000), NOON));

    assertThat(tell(authorized, new Approved(OTHER_REFERENCE, eur(2900))))
        .isInstanceOf(Refused.class);
    assertThat(tell(authorized, new PspAnswer.Declined("no"))).isInstanceOf(Refused.class);
    assertThat(tell(authorized, new Mismatch(REFERENCE, eur(1)))).isInstanceOf(Refused.class);
    assertThat(tell(intent(new Declined("no", NOON)), approved(eur(2900))))
        .isInstanceOf(Refused.class);
    assertThat(tell(review, new Mismatch(REFERENCE, eur(2000)))).isInstanceOf(Already.class);
    assertThat(tell(review, new Mismatch(REFERENCE, eur(1000)))).isInstanceOf(Refused.class);
    assertThat(tell(review, approved(eur(2900)))).isInstanceOf(Refused.class);
  }

  @Test
  void a_cancel_is_possible_only_before_anybody_asked_the_psp() {
    var cancel = new IntentTrigger.Cancel();

    assertThat(on(intent(new Created()), cancel, LATER).after().status())
        .isEqualTo(PaymentIntentStatus.CANCELLED);
    assertThat(on(pending(), cancel, LATER)).isInstanceOf(Refused.class);
    assertThat(on(intent(new Authorized(REFERENCE, NOON)), cancel, LATER))
        .isInstanceOf(Refused.class);
  }

  @Test
  void an_authorization_that_never_reached_the_psp_is_declined_and_its_key_voided() {
    var outcome =
        on(asked(), new IntentTrigger.Told(Operation.AUTHORIZE, 2, 0, new NotFound()), FORGOTTEN);

    assertThat(outcome.after().status()).isEqualTo(PaymentIntentStatus.DECLINED);
    assertThat(outcome.after().declined()).contains(PaymentIntent.NEVER_REACHED_PSP);
    assertThat(outcome.news())
        .containsExactly(new PaymentAuthorizationRequested(INTENT, PAYMENT, Operation.VOID, 1));
    assertThat(outcome.after().pspToken()).isNull();
  }

  @Test
  void the_key_of_an_authorization_that_never_arrived_is_closed_however_often_it_takes() {
    var closing =
        on(asked(), new IntentTrigger.Told(Operation.AUTHORIZE, 2, 0, new NotFound()), FORGOTTEN)
            .after();
    var calling = on(closing, new IntentTrigger.Call(Operation.VOID, 1), FORGOTTEN).after();
    var silent = voided(calling, 1, new NoAnswer("timeout"));
    var again = on(silent, new IntentTrigger.Request(), FORGOTTEN.plusSeconds(2));

    assertThat(again.news())
        .containsExactly(new PaymentAuthorizationRequested(INTENT, PAYMENT, Operation.VOID, 2));
    assertThat(again.after().operationKey()).isEqualTo(PspKey.voiding(INTENT));
    assertThat(again.after().status()).isEqualTo(PaymentIntentStatus.DECLINED);
    assertThat(voided(again.after(), 2, approved(eur(0))).state())
        .isEqualTo(new Declined(PaymentIntent.NEVER_REACHED_PSP, FORGOTTEN));
  }

  private static PaymentIntent voided(PaymentIntent intent, int attempt, PspAnswer answer) {
    return on(intent, new IntentTrigger.Told(Operation.VOID, attempt, 0, answer), FORGOTTEN)
        .after();
  }

  @Test
  void a_late_silence_does_not_turn_accepted_into_a_retry() {
    var accepted = tell(pending(), new Accepted()).after();

    assertThat(tell(accepted, new NoAnswer("timeout"))).isInstanceOf(Already.class);
    assertThat(accepted.pursuit().orElseThrow().phase()).isEqualTo(Phase.QUESTION);
  }

  @Test
  void the_token_is_kept_as_long_as_somebody_may_call_with_it() {
    var paid = intent(new Created()).paidWith(TOKEN);
    var pending = on(paid, new IntentTrigger.Request(), NOON).after();
    assertThat(pending.pspToken()).isEqualTo(TOKEN);
    assertThat(tell(pending, new NoAnswer("timeout")).after().pspToken()).isEqualTo(TOKEN);

    for (var answer :
        List.of(approved(eur(2900)), new PspAnswer.Declined("no"), new Mismatch(REFERENCE, eur(1))))
      assertThat(tell(pending, answer).after().pspToken()).isNull();
    assertThat(on(paid, new IntentTrigger.Cancel(), NOON).after().pspToken()).isNull();
  }

  @Test
  void the_token_is_in_no_text_and_in_no_event() {
    var paid = intent(new Created()).paidWith(TOKEN);
    var outcome = on(paid, new IntentTrigger.Request(), NOON);

    assertThat(paid.toString()).doesNotContain(TOKEN).contains(INTENT.value());
    assertThat(outcome.toString()).doesNotContain(TOKEN);
    assertThat(on(outcome.after(), new IntentTrigger.Cancel(), NOON).toString())
        .doesNotContain(TOKEN);
  }

  @Test
  void lines_that_could_not_become_orders_are_refused_before_anybody_is_charged() {
    assertThatIllegalArgumentException().isThrownBy(() -> line(ORDER, ANNA, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> line(ORDER, ANNA, -100, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> line(ORDER, ANNA, 100, 101));
    assertThatIllegalArgumentException().isThrownBy(() -> line(ORDER, ANNA, 100, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SellerLine(ORDER, ANNA, eur(100), Amount.of(1, "JPY")));
  }

  @Test
  void the_lines_of_a_basket_add_up_and_name_each_seller_once() {
    var anna = line(ORDER, ANNA, 1450, 0);
    var bert = line(OTHER_ORDER, BERT, 1450, 0);

    assertThat(of(2900, List.of(anna, bert)).lines()).containsExactly(anna, bert);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(2901, List.of(anna, bert)))
        .withMessage("the lines add up to 29.00 EUR, not 29.01 EUR");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(2900, List.of(anna, line(OTHER_ORDER, ANNA, 1450, 0))))
        .withMessage("two lines of seller anna");
    assertThatIllegalArgumentException().isThrownBy(() -> of(0, List.of()));
  }

  @Test
  void a_basket_has_at_most_a_hundred_sellers() {
    var lines = new ArrayList<SellerLine>();
    for (int i = 0; i < 100; i++)
      lines.add(line(new PaymentOrderId(i), new SellerId("seller-" + i), 1, 0));
    assertThat(of(100, lines).lines()).hasSize(100);

    lines.add(line(new PaymentOrderId(100), new SellerId("one-more"), 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(101, lines))
        .withMessage("an intent has 1 to 100 sellers");
  }

  @Test
  void a_request_told_again_has_the_same_bytes() {
    var pending = pending();

    assertThat(pending.requestEnvelope()).isEqualTo(pending.requestEnvelope());
    assertThat(pending.requestEnvelope().timestamp()).isEqualTo(NOON);
    assertThat(
            pending.asking(dev.sluice.domain.Fixtures.PSP, LATER).pursuit().orElseThrow().nextAt())
        .isEqualTo(LATER.plus(Duration.ofMinutes(5)));
  }

  private static PaymentIntent pending() {
    return on(intent(new Created()).paidWith(TOKEN), new IntentTrigger.Request(), NOON).after();
  }

  private static PaymentIntent asked() {
    return intent(new PendingAuth(pursuit(Phase.QUESTION)));
  }

  private static Outcome<PaymentIntent> tell(PaymentIntent intent, PspAnswer answer) {
    return on(intent, new IntentTrigger.Told(Operation.AUTHORIZE, 1, 0, answer), LATER);
  }

  private static Outcome<PaymentIntent> on(
      PaymentIntent intent, IntentTrigger trigger, Instant now) {
    return intent.on(trigger, intentCircumstances(now));
  }

  private static PaymentIntent of(long total, List<SellerLine> lines) {
    return intent(eur(total), lines, new Created());
  }

  private static SellerLine line(
      PaymentOrderId order, SellerId seller, long amount, long commission) {
    return new SellerLine(order, seller, eur(amount), eur(commission));
  }
}
