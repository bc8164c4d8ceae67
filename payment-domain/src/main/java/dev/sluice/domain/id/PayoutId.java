package dev.sluice.domain.id;

/** Names money that goes to a seller. */
public record PayoutId(long number) implements PublicId, Comparable<PayoutId> {

  public static final String PREFIX = "pout_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static PayoutId of(String value) {
    return new PayoutId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public int compareTo(PayoutId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
