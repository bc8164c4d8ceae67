package dev.sluice.domain.id;

/** Names money that goes back to a shopper. */
public record RefundId(long number) implements PublicId, Comparable<RefundId> {

  public static final String PREFIX = "re_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static RefundId of(String value) {
    return new RefundId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public int compareTo(RefundId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
