package dev.sluice.domain.id;

/** A seller, as the marketplace names it. 1 to 64 printable characters without blanks. */
public record SellerId(String value) implements Comparable<SellerId> {

  public SellerId {
    GivenName.check("seller id", value);
  }

  @Override
  public int compareTo(SellerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
