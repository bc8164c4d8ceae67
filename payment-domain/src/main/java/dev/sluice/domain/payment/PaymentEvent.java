package dev.sluice.domain.payment;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.money.Amount;

/** What is told about a payment. */
public sealed interface PaymentEvent extends Event {

  PaymentId paymentId();

  @Override
  default String aggregateId() {
    return paymentId().value();
  }

  @Override
  default String which() {
    return "1";
  }

  @Override
  default String key() {
    return paymentId().value();
  }

  record PaymentAuthorized(
      PaymentId paymentId, PaymentIntentId paymentIntentId, BuyerId buyerId, Amount amount)
      implements PaymentEvent {}

  /**
   * Every order is terminal and something was captured.
   *
   * @param amount what was captured in all, the whole or not
   */
  record PaymentCaptured(
      PaymentId paymentId,
      PaymentIntentId paymentIntentId,
      BuyerId buyerId,
      Amount amount,
      Amount total)
      implements PaymentEvent {}

  /** Every order is terminal and nothing was captured. */
  record PaymentVoided(
      PaymentId paymentId, PaymentIntentId paymentIntentId, BuyerId buyerId, Amount total)
      implements PaymentEvent {}
}
