package dev.sluice.domain.dispute;

/** How a dispute stands. */
public enum DisputeStatus {
  /** The bank has taken the money; whether it keeps it is not decided. */
  OPENED,
  /** The money came back. */
  WON,
  /** The shopper keeps it. */
  LOST
}
