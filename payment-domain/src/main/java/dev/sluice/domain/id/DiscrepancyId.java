package dev.sluice.domain.id;

/** Names something in a settlement that does not fit. */
public record DiscrepancyId(long number) implements PublicId, Comparable<DiscrepancyId> {

  public static final String PREFIX = "dis_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static DiscrepancyId of(String value) {
    return new DiscrepancyId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public int compareTo(DiscrepancyId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
