package dev.sluice.domain.settlement;

/** What a line of a settlement report is about. */
public enum LineType {
  CAPTURE(true, DiscrepancyKind.UNKNOWN_CAPTURE),
  REFUND(false, DiscrepancyKind.UNKNOWN_REFUND),
  /** A bank took it back. Its key is that of the capture. */
  CHARGEBACK(false, DiscrepancyKind.UNKNOWN_CHARGEBACK),
  /** A bank gave it again. Its key is that of the capture. */
  CHARGEBACK_WON(true, DiscrepancyKind.UNKNOWN_CHARGEBACK);

  private final boolean in;
  private final DiscrepancyKind unknown;

  LineType(boolean in, DiscrepancyKind unknown) {
    this.in = in;
    this.unknown = unknown;
  }

  /** Whether the money comes to us. */
  public boolean isIn() {
    return in;
  }

  /** What is wrong when nobody knows what it is for. */
  DiscrepancyKind unknown() {
    return unknown;
  }
}
