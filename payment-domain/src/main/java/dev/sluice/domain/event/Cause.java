package dev.sluice.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * Why something happens.
 *
 * @param traceId W3C trace id, 32 hex digits
 * @param event the event it follows from; null at the door where a story begins
 */
public record Cause(String traceId, @Nullable EventId event) {

  public static Cause door(String traceId) {
    return new Cause(traceId, null);
  }
}
