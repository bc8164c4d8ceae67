package dev.sluice.domain.id;

/** Names one seller's share of a payment. */
public record PaymentOrderId(long number) implements PublicId, Comparable<PaymentOrderId> {

  public static final String PREFIX = "po_";

  /**
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static PaymentOrderId of(String value) {
    return new PaymentOrderId(Base32.parse(PREFIX, value));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public int compareTo(PaymentOrderId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return value();
  }
}
