package dev.sluice.application.retry;

import dev.sluice.application.psp.Psp;
import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspAnswer;
import dev.sluice.domain.psp.PspKey;

/** One thing the PSP is asked about. */
sealed interface Question {
  PspKey key();

  /** The request whose answer nobody has heard. */
  EventEnvelope<?> request();

  Operation operation();

  Amount amount();

  /** The how-manieth question. */
  int n();

  default PspAnswer ask(Psp psp) {
    return psp.ask(key());
  }

  /** What we make of the answer. */
  default PspAnswer heard(PspAnswer answer) {
    return answer.against(amount());
  }

  /** Not by silence, nor by "still running": the next question is due by itself. */
  default boolean isAnsweredBy(PspAnswer answer) {
    return answer.isFinal() || answer instanceof PspAnswer.NotFound;
  }

  record OfOrder(PaymentOrder order, PspKey key, int n) implements Question {
    @Override
    public EventEnvelope<?> request() {
      return order.requestEnvelope();
    }

    @Override
    public Operation operation() {
      return order.operation();
    }

    @Override
    public Amount amount() {
      return order.asked();
    }
  }

  record OfIntent(PaymentIntent intent, PspKey key, int n) implements Question {
    @Override
    public EventEnvelope<?> request() {
      return intent.requestEnvelope();
    }

    @Override
    public Operation operation() {
      return intent.operation();
    }

    @Override
    public Amount amount() {
      return intent.total();
    }

    /** Closing a key voids what is there, and most often nothing is. */
    @Override
    public PspAnswer heard(PspAnswer answer) {
      return operation().equals(Operation.VOID) ? answer : answer.against(amount());
    }
  }

  record OfVoid(Payment payment, PspKey key, int n) implements Question {
    @Override
    public EventEnvelope<?> request() {
      return payment.voidEnvelope();
    }

    @Override
    public Operation operation() {
      return Operation.VOID;
    }

    @Override
    public Amount amount() {
      return payment.open();
    }
  }

  /** Whether the PSP still holds anything of it. */
  record OfExpiry(Payment payment, PspKey key, int n) implements Question {
    @Override
    public PspAnswer ask(Psp psp) {
      return psp.askHeld(payment.authorization());
    }

    @Override
    public EventEnvelope<?> request() {
      var door = Cause.door(payment.traceId());
      return EventEnvelope.of(payment.authorized(), door, payment.createdAt());
    }

    @Override
    public Operation operation() {
      return Operation.EXPIRY;
    }

    @Override
    public Amount amount() {
      return payment.open();
    }

    @Override
    public PspAnswer heard(PspAnswer answer) {
      return answer;
    }

    /** What it still holds is no matter: it is asked again. */
    @Override
    public boolean isAnsweredBy(PspAnswer answer) {
      return answer instanceof PspAnswer.NotFound;
    }
  }
}
