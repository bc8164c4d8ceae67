package dev.sluice.domain;

import static dev.sluice.domain.Fixtures.FORGOTTEN;
import static dev.sluice.domain.Fixtures.LATER;
import static dev.sluice.domain.Fixtures.NOON;
import static dev.sluice.domain.Fixtures.REFERENCE;
import static dev.sluice.domain.Fixtures.circumstances;
import static dev.sluice.domain.Fixtures.eur;
import static dev.sluice.domain.Fixtures.manual;
import static dev.sluice.domain.Fixtures.order;
import static dev.sluice.domain.Fixtures.partly;
import static dev.sluice.domain.Fixtures.pursuit;
import static dev.sluice.domain.StateSamples.CURRENT;
import static dev.sluice.domain.StateSamples.told;

import dev.sluice.domain.Matrix.Row;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.order.Demand;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.order.Trigger;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.psp.Pursuit.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One order in each state, one sample of what may happen to it. */
final class OrderSamples {

  private static final Amount ASKED = eur(1450);
  private static final Amount PART = eur(600);
  private static final Demand SECOND = new Demand(2, ASKED, false);

  private OrderSamples() {}

  static Matrix<PaymentOrder> orders() {
    var rows = new ArrayList<Row<PaymentOrder>>();
    rows.add(by("request", new Trigger.Request(), LATER));
    rows.add(by("request, key forgotten", new Trigger.Request(), FORGOTTEN));
    rows.add(by("take the rest", order -> new Trigger.Take(order.open(), false)));
    rows.add(by("take a part", _ -> new Trigger.Take(PART, false)));
    rows.add(
        by("take more than is open", order -> new Trigger.Take(order.open().plus(eur(1)), false))
            .notDrawn());
    rows.addAll(
        told(
            Answers.about(ASKED),
            (name, attempt, question, answer, now) ->
                new Row<>(
                    name,
                    order ->
                        order.on(
                            new Trigger.Told(order.operation(), attempt, question, answer),
                            circumstances(now)))));
    rows.add(
        new Row<>(
            "no answer, the fifth",
            OrderSamples::afterFourSilences,
            order ->
                order.on(
                    new Trigger.Told(
                        order.operation(), CURRENT, 0, new PspAnswer.NoAnswer("timeout")),
                    circumstances(LATER)),
            true));
    rows.add(by("resolved: it was taken", _ -> new Trigger.Resolve(true)));
    rows.add(by("resolved: it was not", _ -> new Trigger.Resolve(false)));
    rows.add(by("authorization voided", order -> new Trigger.Voided(order.operation())));
    rows.add(by("cancel", _ -> new Trigger.Cancel()));
    rows.add(by("authorization expired", _ -> new Trigger.Expired()));
    rows.add(
        by(
                "approved, a later operation",
                order ->
                    new Trigger.Told(
                        Operation.capture(order.operation().number() + 1),
                        CURRENT,
                        0,
                        new PspAnswer.Approved(REFERENCE, ASKED)))
            .notDrawn());
    return new Matrix<>(samples(), rows, OrderSamples::name);
  }

  private static List<PaymentOrder> samples() {
    return List.of(
        order(new State.Initiated()),
        manual(),
        order(new State.Requested(pursuit(Phase.REQUESTED))),
        order(new State.Pending(pursuit(Phase.RETRY))),
        order(new State.Pending(pursuit(Phase.QUESTION))),
        order(new State.Pending(pursuit(Phase.LOST))),
        partly(new State.Requested(pursuit(Phase.REQUESTED)), SECOND, PART),
        partly(new State.Pending(pursuit(Phase.RETRY)), SECOND, PART),
        partly(new State.Pending(pursuit(Phase.QUESTION)), SECOND, PART),
        partly(new State.Pending(pursuit(Phase.LOST)), SECOND, PART),
        partly(new State.PartiallyCaptured(null, NOON), new Demand(1, ASKED, false), ASKED),
        partly(new State.PartiallyCaptured("insufficient_funds", NOON), SECOND, PART),
        order(new State.Captured(REFERENCE, NOON)),
        order(new State.CaptureFailed("insufficient_funds", NOON)),
        order(new State.Cancelled("CANCELLED", NOON)),
        order(new State.Review("asked for 14.50 EUR", Answers.OTHER, REFERENCE, false, NOON)));
  }

  static String name(PaymentOrder order) {
    return switch (order.state()) {
      case State.Initiated _ when order.captureMethod() == CaptureMethod.MANUAL ->
          order.status() + ", manual";
      case State.Requested _ -> order.status() + part(order);
      case State.Pending(Pursuit pursuit) ->
          order.status() + ", " + StateSamples.word(pursuit.phase()) + part(order);
      case State.PartiallyCaptured(var refusal, var _) ->
          order.status() + (refusal == null ? "" : ", refused");
      default -> order.status().name();
    };
  }

  private static String part(PaymentOrder order) {
    return order.captures().isEmpty() ? "" : ", a part taken";
  }

  private static Row<PaymentOrder> by(String name, Trigger trigger, Instant now) {
    return new Row<>(name, order -> order.on(trigger, circumstances(now)));
  }

  private static Row<PaymentOrder> by(String name, Function<PaymentOrder, Trigger> trigger) {
    return new Row<>(name, order -> order.on(trigger.apply(order), circumstances(LATER)));
  }

  private static PaymentOrder afterFourSilences(PaymentOrder order) {
    if (!(order.state() instanceof State.Requested(Pursuit p))) return order;
    var tired =
        new State.Requested(
            new Pursuit(
                CURRENT, 4, 0, p.phase(), p.since(), p.requestedAt(), p.requestedBy(), p.nextAt()));
    return order.captures().isEmpty() ? order(tired) : partly(tired, SECOND, PART);
  }
}
