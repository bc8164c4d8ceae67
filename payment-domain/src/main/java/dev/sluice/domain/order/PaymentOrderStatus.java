package dev.sluice.domain.order;

/** The words for an order's state in tables, events and answers. */
public enum PaymentOrderStatus {
  INITIATED_PENDING(false),
  CAPTURE_REQUESTED(false),
  PENDING_CAPTURE(false),
  PARTIALLY_CAPTURED(false),
  CAPTURED(true),
  CAPTURE_FAILED(true),
  CANCELLED(true),
  PARTIALLY_REFUNDED(true),
  REFUNDED(true),
  REVIEW(false);

  private final boolean terminal;

  PaymentOrderStatus(boolean terminal) {
    this.terminal = terminal;
  }

  /** Nothing more will be captured. */
  public boolean isTerminal() {
    return terminal;
  }
}
