package dev.sluice.domain.id;

/** Names a dead letter. */
public record DeadLetterId(long number) implements PublicId {

  public static final String PREFIX = "dl_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static DeadLetterId of(String value) {
    return new DeadLetterId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public String toString() {
    return value();
  }
}
