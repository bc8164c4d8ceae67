package dev.sluice.domain.payment;

/** How far giving back what will not be captured has come. */
public enum VoidStatus {
  NONE,
  REQUESTED,
  VOIDED,
  REVIEW
}
