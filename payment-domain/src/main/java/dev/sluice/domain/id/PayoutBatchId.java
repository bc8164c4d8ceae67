package dev.sluice.domain.id;

/** Names a round of payouts. */
public record PayoutBatchId(long number) implements PublicId, Comparable<PayoutBatchId> {

  public static final String PREFIX = "pba_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static PayoutBatchId of(String value) {
    return new PayoutBatchId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public int compareTo(PayoutBatchId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
