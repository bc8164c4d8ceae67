package dev.sluice.domain.event;

/** {@code <public id>:<event type>:<which>}; equal ids mean equal bytes. */
public record EventId(String value) implements Comparable<EventId> {

  public EventId {
    if (value.isBlank() || value.length() > 250)
      throw new IllegalArgumentException("an event id has 1 to 250 characters");
  }

  @Override
  public int compareTo(EventId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
