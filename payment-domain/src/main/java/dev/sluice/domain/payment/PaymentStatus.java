package dev.sluice.domain.payment;

/** What the amounts of a payment say. */
public enum PaymentStatus {
  NOT_CAPTURED,
  PARTIALLY_CAPTURED,
  CAPTURED,
  PARTIALLY_REFUNDED,
  REFUNDED,
  VOIDED
}
