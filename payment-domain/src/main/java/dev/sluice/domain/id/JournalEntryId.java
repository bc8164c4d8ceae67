package dev.sluice.domain.id;

/** Names a journal entry. */
public record JournalEntryId(long number) implements PublicId, Comparable<JournalEntryId> {

  public static final String PREFIX = "je_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static JournalEntryId of(String value) {
    return new JournalEntryId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public int compareTo(JournalEntryId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
