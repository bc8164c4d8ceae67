package dev.sluice.domain.id;

/** A buyer, as the marketplace names it. 1 to 64 printable characters without blanks. */
public record BuyerId(String value) implements Comparable<BuyerId> {

  public BuyerId {
    GivenName.check("buyer id", value);
  }

  @Override
  public int compareTo(BuyerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
