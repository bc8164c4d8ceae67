package dev.sluice.application.pipeline;

import dev.sluice.domain.event.Event;
import dev.sluice.domain.event.EventEnvelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one delivery: news to send, or a reason for the dead letter queue.
 *
 * @param exception class of what was thrown, if anything was
 * @param refused a decision said no; otherwise a reason means it could not be handled
 */
record Done<E extends Event>(
    Delivery<E> delivery,
    List<EventEnvelope<?>> news,
    @Nullable String reason,
    @Nullable String exception,
    boolean refused) {

  static <E extends Event> Done<E> with(Delivery<E> delivery, Inbox.Seen seen) {
    return new Done<>(delivery, seen.news(), seen.refusal(), null, seen.refusal() != null);
  }

  static <E extends Event> Done<E> poison(Delivery<E> delivery, Throwable failure) {
    return new Done<>(delivery, List.of(), failure.toString(), failure.getClass().getName(), false);
  }

  boolean isPoison() {
    return reason != null && !refused;
  }
}
