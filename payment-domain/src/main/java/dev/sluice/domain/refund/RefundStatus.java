package dev.sluice.domain.refund;

/** The words for a refund's state in tables and answers. */
public enum RefundStatus {
  REQUESTED,
  PENDING,
  SUCCEEDED,
  FAILED,
  REVIEW
}
