package dev.sluice.domain.event;

/**
 * Something that happened. Its id follows from the fact, so whoever tells it again tells the same.
 */
public interface Event {

  /** The public id of the thing it happened to. */
  String aggregateId();

  /** Which of the events of this type of this thing: an attempt, an operation, or {@code 1}. */
  String which();

  /** Events with the same key are read in the order they were sent. */
  String key();

  default String type() {
    return getClass().getSimpleName();
  }

  default EventId id() {
    return new EventId(aggregateId() + ":" + type() + ":" + which());
  }
}
