package dev.sluice.application.pipeline;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One record as a step sees it.
 *
 * @param inboxId the event id; {@code <event id>#<n>} for the n-th replay of a dead letter
 * @param raw the record as it came, for the dead letter queue
 */
public record Delivery<E extends Event>(EventEnvelope<E> envelope, String inboxId, RawRecord raw) {

  /** The day of the event's own timestamp: the same for every copy. */
  LocalDate day() {
    return LocalDate.ofInstant(envelope.timestamp(), ZoneOffset.UTC);
  }

  Inbox.Key inboxKey() {
    return new Inbox.Key(inboxId, day());
  }
}
