package dev.sluice.domain.id;

/** Names a payment. Drawn with the intent, so it is known before the PSP says yes. */
public record PaymentId(long number) implements PublicId, Comparable<PaymentId> {

  public static final String PREFIX = "pay_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static PaymentId of(String value) {
    return new PaymentId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public int compareTo(PaymentId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
