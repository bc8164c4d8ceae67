package dev.sluice.application.outbox;

import dev.sluice.domain.event.Cause;
import dev.sluice.domain.event.EventId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One row on its way out.
 *
 * @param id grows with time for one aggregate
 * @param day the day of the event's own timestamp
 * @param topic where it goes; empty for an expansion, which goes nowhere
 * @param payload the envelope, encoded; of a replay the whole record
 */
public record OutboxRow(
    long id,
    LocalDate day,
    int shard,
    Kind kind,
    EventId eventId,
    String eventType,
    String aggregateId,
    String traceId,
    Instant timestamp,
    String topic,
    String key,
    byte[] payload) {

  public enum Kind {
    /** Goes to the broker. */
    PUBLISH,
    /** The root of a payment: becomes the payment, its orders and their news. */
    EXPAND,
    /** Goes to the broker as it came from there: a dead letter's record. */
    REPLAY
  }

  /** The cause of whatever follows from this row. */
  public Cause cause() {
    return new Cause(traceId, eventId);
  }
}
