package dev.sluice.domain.id;

/** Names a payment intent. */
public record PaymentIntentId(long number) implements PublicId, Comparable<PaymentIntentId> {

  public static final String PREFIX = "pi_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static PaymentIntentId of(String value) {
    return new PaymentIntentId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public int compareTo(PaymentIntentId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
