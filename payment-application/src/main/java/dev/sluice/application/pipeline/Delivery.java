package dev.sluice.application.pipeline;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One record as a step sees it.
 *
 * @param replay 0 for the event itself; n for the n-th replay of a dead letter
 * @param raw the record as it came, for the dead letter queue
 */
public record Delivery<E extends Event>(EventEnvelope<E> envelope, int replay, RawRecord raw) {

  /** The event id; {@code <event id>#<n>} for a replay. */
  public String inboxId() {
    return replay == 0 ? eventId() : eventId() + "#" + replay;
  }

  String eventId() {
    return envelope.eventId().value();
  }

  /** The day of the event's own timestamp: the same for every copy. */
  LocalDate day() {
    return LocalDate.ofInstant(envelope.timestamp(), ZoneOffset.UTC);
  }

  Inbox.Key inboxKey() {
    return new Inbox.Key(inboxId(), day());
  }

  /** Where the event itself stands in the inbox, whichever replay of it this is. */
  Inbox.Key eventKey() {
    return new Inbox.Key(eventId(), day());
  }

  boolean isReplay() {
    return replay > 0;
  }
}
