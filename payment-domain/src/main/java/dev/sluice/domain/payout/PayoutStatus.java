package dev.sluice.domain.payout;

/** How a payout stands. */
public enum PayoutStatus {
  /** Taken from what is available, and told to no bank. */
  CREATED,
  /** A person has stopped it. */
  HELD,
  /** It stands in a payment file. */
  SENT,
  /** The bank has paid it. */
  SETTLED,
  /** The bank did not pay it, or it came back. */
  RETURNED,
  /** A person has taken it back before it was sent. */
  CANCELLED;

  /** Whether the money has left the seller's account here and has not reached the one there. */
  public boolean isInTransit() {
    return this == CREATED || this == HELD || this == SENT;
  }
}
