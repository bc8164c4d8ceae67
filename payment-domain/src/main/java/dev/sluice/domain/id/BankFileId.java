package dev.sluice.domain.id;

/** Names a file of bank statements somebody sent. */
public record BankFileId(long number) implements PublicId, Comparable<BankFileId> {

  public static final String PREFIX = "bst_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static BankFileId of(String value) {
    return new BankFileId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public int compareTo(BankFileId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
