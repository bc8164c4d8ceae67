package dev.sluice.domain.id;

/**
 * The marketplace's own name for the basket that is paid. 1 to 64 printable characters without
 * blanks.
 */
public record OrderId(String value) implements Comparable<OrderId> {

  public OrderId {
    GivenName.check("order id", value);
  }

  @Override
  public int compareTo(OrderId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
