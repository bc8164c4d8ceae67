package dev.sluice.domain.id;

/** Names what a bank told about payouts. */
public record PayoutReportId(long number) implements PublicId, Comparable<PayoutReportId> {

  public static final String PREFIX = "psr_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static PayoutReportId of(String value) {
    return new PayoutReportId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public int compareTo(PayoutReportId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
