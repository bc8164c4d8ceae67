package dev.sluice.domain.ledger;

/** Names one movement of money for ever: {@code CAPTURE:po_…:1}. */
public record MovementKey(String value) implements Comparable<MovementKey> {

  /** The kind of movement: what stands before the first colon. */
  public String kind() {
    return value.substring(0, value.indexOf(':'));
  }

  @Override
  public int compareTo(MovementKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
