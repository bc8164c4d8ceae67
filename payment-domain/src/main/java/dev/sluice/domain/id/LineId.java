package dev.sluice.domain.id;

/** A line of a settlement report, as the PSP names it: 1 to 64 printable characters, for ever. */
public record LineId(String value) implements Comparable<LineId> {

  public LineId {
    GivenName.check("line", value);
  }

  @Override
  public int compareTo(LineId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
