package dev.sluice.domain.intent;

/** The words for an intent's state in tables and answers. */
public enum PaymentIntentStatus {
  CREATED,
  PENDING_AUTH,
  AUTHORIZED,
  DECLINED,
  CANCELLED,
  EXPIRED,
  REVIEW
}
