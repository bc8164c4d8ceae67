package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.FORGOTTEN;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.REFUND;
import static dev.sluice.domain.Fixtures.circumstances;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.intent;
import static dev.sluice.domain.Fixtures.intentCircumstances;
import static dev.sluice.domain.Fixtures.payment;
import static dev.sluice.domain.Fixtures.pursuit;

import dev.sluice.domain.Matrix.Row;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.IntentTrigger;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.Pursuit.Phase;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.RefundState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/** One thing in each state, one sample of each trigger. */
final class StateSamples {

  static final int CURRENT = 2;
  static final int OLDER = 1;
  private static final int LATEST_QUESTION = 0;

  private StateSamples() {}

  static Matrix<PaymentIntent> intents() {
    var samples =
        List.of(
            intent(new IntentState.Created()),
            intent(new IntentState.PendingAuth(pursuit(Phase.REQUESTED))),
            intent(new IntentState.PendingAuth(pursuit(Phase.RETRY))),
            intent(new IntentState.PendingAuth(pursuit(Phase.QUESTION))),
            intent(new IntentState.Authorized(REFERENCE, NOON)),
            intent(new IntentState.Declined("insufficient_funds", NOON)),
            intent(new IntentState.Cancelled(NOON)),
            intent(new IntentState.Review(REFERENCE, Answers.OTHER, NOON)));
    var rows = new ArrayList<Row<PaymentIntent>>();
    rows.add(intentBy("request", new IntentTrigger.Request(), LATER));
    rows.add(intentBy("request, key forgotten", new IntentTrigger.Request(), FORGOTTEN));
    rows.add(intentBy("call", new IntentTrigger.Call(Operation.AUTHORIZE, CURRENT), LATER));
    rows.add(
        intentBy(
            "call, key forgotten",
            new IntentTrigger.Call(Operation.AUTHORIZE, CURRENT),
            FORGOTTEN));
    rows.add(
        intentBy("call, older attempt", new IntentTrigger.Call(Operation.AUTHORIZE, OLDER), LATER)
            .notDrawn());
    rows.addAll(
        told(
            Answers.about(samples.getFirst().total()),
            (name, attempt, question, answer, now) ->
                intentBy(
                    name,
                    new IntentTrigger.Told(Operation.AUTHORIZE, attempt, question, answer),
                    now)));
    rows.add(intentBy("cancel", new IntentTrigger.Cancel(), LATER));
    rows.add(intentBy("resolved: it is held", new IntentTrigger.Resolve(true), LATER));
    rows.add(intentBy("resolved: give it back", new IntentTrigger.Resolve(false), LATER));
    return new Matrix<>(samples, rows, StateSamples::name);
  }

  static Matrix<Refund> refunds() {
    var samples =
        List.of(
            refund(new RefundState.Queued()),
            refund(new RefundState.Requested(pursuit(Phase.REQUESTED))),
            refund(new RefundState.Pending(pursuit(Phase.RETRY))),
            refund(new RefundState.Pending(pursuit(Phase.QUESTION))),
            refund(new RefundState.Succeeded(REFERENCE, Answers.OTHER, NOON)),
            refund(new RefundState.Failed("refund_refused", NOON)),
            refund(new RefundState.Review("asked for 14.50 EUR", Answers.OTHER, REFERENCE, NOON)));
    var rows = new ArrayList<Row<Refund>>();
    rows.add(new Row<>("request again", refund -> refund.again(circumstances(LATER))));
    rows.add(
        new Row<>(
            "request again, key forgotten", refund -> refund.again(circumstances(FORGOTTEN))));
    rows.addAll(
        told(
            Answers.about(samples.getFirst().amount()),
            (name, attempt, question, answer, now) ->
                new Row<>(
                    name,
                    refund ->
                        refund.told(
                            attempt, question, answer, Answers.OTHER, circumstances(now)))));
    rows.add(
        new Row<>("resolved: he has it", refund -> refund.resolved(true, Answers.OTHER, LATER)));
    rows.add(
        new Row<>("resolved: he has not", refund -> refund.resolved(false, Answers.OTHER, LATER)));
    return new Matrix<>(samples, rows, StateSamples::name);
  }

  private static Refund refund(RefundState state) {
    return new Refund(REFUND, eur(1450), state, NOON);
  }

  static String name(Refund refund) {
    if (refund.state() instanceof RefundState.Queued) return refund.status() + ", queued";
    return refund
        .pursuit()
        .map(pursuit -> refund.status() + ", " + word(pursuit.phase()))
        .orElse(refund.status().name());
  }

  static String name(PaymentIntent intent) {
    return intent
        .pursuit()
        .map(pursuit -> intent.status() + ", " + word(pursuit.phase()))
        .orElse(intent.status().name());
  }

  static String name(Payment payment) {
    var pursuit = payment.voidPursuit();
    return pursuit == null
        ? payment.voidStatus().name()
        : payment.voidStatus() + ", " + word(pursuit.phase());
  }

  interface Telling<T> {
    Row<T> row(String name, int attempt, int question, PspAnswer answer, Instant now);
  }

  static <T> List<Row<T>> told(java.util.Map<String, PspAnswer> answers, Telling<T> telling) {
    var rows = new ArrayList<Row<T>>();
    answers.forEach((name, answer) -> {
      var row = telling.row(name, CURRENT, LATEST_QUESTION, answer, LATER);
      rows.add(name.contains(",") ? row.notDrawn() : row);
      if (answer instanceof PspAnswer.NotFound)
        rows.add(
            telling.row(name + ", key forgotten", CURRENT, LATEST_QUESTION, answer, FORGOTTEN));
    });
    answers.forEach((name, answer) -> {
      if (!name.contains(","))
        rows.add(
            telling
                .row(name + ", older attempt", OLDER, LATEST_QUESTION, answer, LATER)
                .notDrawn());
    });
    for (var name : List.of("in progress", "not found"))
      rows.add(
          telling
              .row(
                  name + ", older question",
                  CURRENT,
                  LATEST_QUESTION + 1,
                  Objects.requireNonNull(answers.get(name)),
                  LATER)
              .notDrawn());
    return rows;
  }

  static Row<PaymentIntent> intentBy(String name, IntentTrigger trigger, Instant now) {
    Function<PaymentIntent, dev.sluice.domain.outcome.Outcome<PaymentIntent>> on =
        intent -> intent.on(trigger, intentCircumstances(now));
    return new Row<>(name, on);
  }

  static String word(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }
}
