package dev.sluice.domain.intent;

import static dev.sluice.domain.Fixtures.INTENT;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.PAYMENT;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.intent;
import static dev.sluice.domain.Fixtures.intentCircumstances;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.intent.IntentState.Review;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentAuthorizationRequested;
import dev.sluice.domain.intent.PaymentIntentEvent.PaymentIntentAuthorized;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.outcome.Outcome.Already;
import dev.sluice.domain.outcome.Outcome.Refused;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspAnswer.Approved;
import dev.sluice.domain.psp.PspAnswer.Declined;
import dev.sluice.domain.psp.PspAnswer.Mismatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The PSP authorized 20 of 29 euros, and people have looked. */
class ResolvedIntentTest {

  private final PaymentIntent review = intent(new Review(REFERENCE, eur(2000), NOON));

  @Test
  void what_is_held_after_all_becomes_a_payment() {
    var outcome = resolve(review, true);

    assertThat(outcome.after().status()).isEqualTo(PaymentIntentStatus.AUTHORIZED);
    assertThat(outcome.news()).containsExactly(new PaymentIntentAuthorized(INTENT, PAYMENT));
    for (var said : List.of(new Mismatch(REFERENCE, eur(2000)), new Approved(REFERENCE, eur(2900))))
      assertThat(tell(outcome.after(), said)).isInstanceOf(Already.class);
    assertThat(tell(outcome.after(), new Declined("no"))).isInstanceOf(Refused.class);
  }

  @Test
  void what_is_not_wanted_is_given_back() {
    var outcome = resolve(review, false);

    assertThat(outcome.after().status()).isEqualTo(PaymentIntentStatus.DECLINED);
    assertThat(outcome.after().declined()).contains(PaymentIntent.NOT_AS_ASKED);
    assertThat(outcome.news())
        .containsExactly(new PaymentAuthorizationRequested(INTENT, PAYMENT, Operation.VOID, 1));
    for (var said : List.of(new Mismatch(REFERENCE, eur(2000)), new Approved(REFERENCE, eur(2900))))
      assertThat(tell(outcome.after(), said)).isInstanceOf(Already.class);
  }

  @Test
  void only_what_is_in_review_is_resolved() {
    for (var held : List.of(true, false)) {
      assertThat(resolve(resolve(review, true).after(), held)).isInstanceOf(Refused.class);
      assertThat(resolve(resolve(review, false).after(), held)).isInstanceOf(Refused.class);
      assertThat(resolve(intent(new IntentState.Created()), held)).isInstanceOf(Refused.class);
    }
  }

  private static Outcome<PaymentIntent> resolve(PaymentIntent intent, boolean held) {
    return intent.on(new IntentTrigger.Resolve(held), intentCircumstances(LATER));
  }

  private static Outcome<PaymentIntent> tell(PaymentIntent intent, PspAnswer answer) {
    return intent.on(
        new IntentTrigger.Told(Operation.AUTHORIZE, 1, 0, answer), intentCircumstances(LATER));
  }
}
