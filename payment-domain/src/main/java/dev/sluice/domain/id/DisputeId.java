package dev.sluice.domain.id;

/** Names money a shopper had his bank take back. */
public record DisputeId(long number) implements PublicId, Comparable<DisputeId> {

  public static final String PREFIX = "dp_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static DisputeId of(String value) {
    return new DisputeId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public int compareTo(DisputeId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
