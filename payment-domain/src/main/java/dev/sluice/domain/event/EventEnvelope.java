package dev.sluice.domain.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with its place in the story: what travels through Kafka and lies in outbox and inbox.
 *
 * @param timestamp when it became a fact, in microseconds; part of the fact, the same for every
 *     copy
 * @param parentEventId null at the door where a story begins
 */
public record EventEnvelope<E extends Event>(
    EventId eventId,
    String eventType,
    String aggregateId,
    String traceId,
    @Nullable EventId parentEventId,
    Instant timestamp,
    E data) {

  public static <E extends Event> EventEnvelope<E> of(E event, Cause cause, Instant at) {
    return new EventEnvelope<>(
        event.id(), event.type(), event.aggregateId(), cause.traceId(), cause.event(), at, event);
  }

  /** The cause of whatever follows from this event. */
  public Cause cause() {
    return new Cause(traceId, eventId);
  }

  /** An event that follows from this one. */
  public <F extends Event> EventEnvelope<F> followedBy(F event, Instant at) {
    return of(event, cause(), at);
  }
}
