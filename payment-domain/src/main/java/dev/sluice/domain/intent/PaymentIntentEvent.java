package dev.sluice.domain.intent;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.psp.Operation;

/** What is told about an intent. */
public sealed interface PaymentIntentEvent extends Event {

  PaymentIntentId paymentIntentId();

  @Override
  default String aggregateId() {
    return paymentIntentId().value();
  }

  @Override
  default String key() {
    return paymentIntentId().value();
  }

  /**
   * @param operation authorize or void
   */
  record PaymentAuthorizationRequested(
      PaymentIntentId paymentIntentId, PaymentId paymentId, Operation operation, int attempt)
      implements PaymentIntentEvent {
    @Override
    public String which() {
      return operation + ":" + attempt;
    }
  }

  /**
   * The root of the expansion: stays in the outbox, which turns it into a payment and its orders.
   */
  record PaymentIntentAuthorized(PaymentIntentId paymentIntentId, PaymentId paymentId)
      implements PaymentIntentEvent {
    @Override
    public String which() {
      return "1";
    }
  }
}
