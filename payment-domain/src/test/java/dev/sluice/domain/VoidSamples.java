package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.CAUSE;
import static dev.sluice.domain.Fixtures.FORGOTTEN;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.ORDER;
import static dev.sluice.domain.Fixtures.OTHER_ORDER;
import static dev.sluice.domain.Fixtures.PSP;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.circumstances;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.intent;
import static dev.sluice.domain.Fixtures.payment;
import static dev.sluice.domain.Fixtures.pursuit;
import static dev.sluice.domain.StateSamples.CURRENT;
import static dev.sluice.domain.StateSamples.OLDER;
import static dev.sluice.domain.StateSamples.intentBy;
import static dev.sluice.domain.StateSamples.told;

import dev.sluice.domain.Matrix.Row;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.payment.OrderStanding;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.psp.Pursuit.Phase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Giving back an authorization: of a payment, or by the key of one that never arrived. */
final class VoidSamples {

  private VoidSamples() {}

  /** The key of an authorization that never arrived. */
  static Matrix<PaymentIntent> closings() {
    var samples =
        List.of(
            closing(Phase.REQUESTED),
            closing(Phase.RETRY),
            closing(Phase.QUESTION),
            closing(Phase.LOST),
            intent(new IntentState.Declined(PaymentIntent.NEVER_REACHED_PSP, NOON)));
    var rows = new ArrayList<Row<PaymentIntent>>();
    rows.add(intentBy("request", new IntentTrigger.Request(), LATER));
    rows.add(intentBy("request, key forgotten", new IntentTrigger.Request(), FORGOTTEN));
    rows.add(intentBy("call", new IntentTrigger.Call(Operation.VOID, CURRENT), LATER));
    rows.add(
        intentBy(
            "call, key forgotten", new IntentTrigger.Call(Operation.VOID, CURRENT), FORGOTTEN));
    rows.add(
        intentBy("call, older attempt", new IntentTrigger.Call(Operation.VOID, OLDER), LATER)
            .notDrawn());
    rows.addAll(
        told(
            Answers.about(samples.getFirst().total()),
            (name, attempt, question, answer, now) ->
                intentBy(
                    name, new IntentTrigger.Told(Operation.VOID, attempt, question, answer), now)));
    rows.add(
        intentBy(
                "the authorization approved after all",
                new IntentTrigger.Told(
                    Operation.AUTHORIZE,
                    CURRENT,
                    0,
                    new PspAnswer.Approved(REFERENCE, samples.getFirst().total())),
                LATER)
            .notDrawn());
    rows.add(intentBy("authorization over", new IntentTrigger.Expire(), LATER));
    return new Matrix<>(samples, rows, StateSamples::name);
  }

  private static PaymentIntent closing(Phase phase) {
    return intent(new IntentState.Closing(pursuit(phase), PaymentIntent.NEVER_REACHED_PSP, NOON));
  }

  static Matrix<Payment> voids() {
    var samples =
        List.of(
            voiding(VoidStatus.NONE, null),
            voiding(VoidStatus.REQUESTED, pursuit(Phase.REQUESTED)),
            voiding(VoidStatus.REQUESTED, pursuit(Phase.RETRY)),
            voiding(VoidStatus.REQUESTED, pursuit(Phase.QUESTION)),
            voiding(VoidStatus.REQUESTED, pursuit(Phase.LOST)),
            voiding(VoidStatus.VOIDED, null),
            voiding(VoidStatus.VOIDED, pursuit(Phase.LOST).ended()),
            voiding(VoidStatus.REVIEW, null));
    var rows = new ArrayList<Row<Payment>>();
    rows.add(
        new Row<>(
            "all orders terminal, less captured than held",
            payment -> payment.on(failedAndLost(false), CAUSE, LATER)));
    rows.add(
        new Row<>("an order is lost", payment -> payment.releaseLost(failedAndLost(true), LATER)));
    rows.add(new Row<>("request again", payment -> payment.voidAgain(PSP, LATER)));
    rows.add(
        new Row<>("request again, key forgotten", payment -> payment.voidAgain(PSP, FORGOTTEN)));
    rows.add(new Row<>("call", payment -> payment.voiding(CURRENT, PSP, LATER)));
    rows.add(new Row<>("call, key forgotten", payment -> payment.voiding(CURRENT, PSP, FORGOTTEN)));
    rows.add(
        new Row<Payment>("call, older attempt", payment -> payment.voiding(OLDER, PSP, LATER))
            .notDrawn());
    rows.addAll(
        told(
            Answers.about(samples.getFirst().total()),
            (name, attempt, question, answer, now) ->
                new Row<>(
                    name,
                    payment -> payment.onVoid(attempt, question, answer, circumstances(now)))));
    rows.add(new Row<>("authorization over", payment -> payment.voidExpired(LATER)));
    rows.add(new Row<>("authorization expired", payment -> payment.expired(false, LATER)));
    rows.add(new Row<>("resolved: nothing is held", payment -> payment.voidResolved(LATER)));
    return new Matrix<>(samples, rows, StateSamples::name);
  }

  private static Payment voiding(VoidStatus status, @Nullable Pursuit pursuit) {
    var payment = payment();
    return new Payment(
        payment.id(),
        payment.intent(),
        payment.client(),
        payment.order(),
        payment.buyer(),
        payment.total(),
        payment.authorization(),
        payment.captured(),
        payment.refunded(),
        status != VoidStatus.NONE,
        status,
        pursuit,
        payment.expiryDue(),
        payment.traceId(),
        payment.createdAt());
  }

  private static List<OrderStanding> failedAndLost(boolean lost) {
    var capture = Operation.capture(1);
    return List.of(
        new OrderStanding(ORDER, capture, eur(0), true, false),
        new OrderStanding(OTHER_ORDER, capture, eur(0), !lost, lost));
  }
}
