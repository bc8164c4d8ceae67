package dev.sluice.domain.id;

/** Names a settlement report the PSP sent. */
public record SettlementFileId(long number) implements PublicId, Comparable<SettlementFileId> {

  public static final String PREFIX = "set_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static SettlementFileId of(String value) {
    return new SettlementFileId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public int compareTo(SettlementFileId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
