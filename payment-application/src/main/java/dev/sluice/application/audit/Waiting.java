package dev.sluice.application.audit;

import java.util.Optional;

/**
 * How many things are in a state nothing should stay in.
 *
 * @param oldestSeconds how long the oldest of them has been; 0 when there is none
 * @param oldest its public id
 */
public record Waiting(What what, long count, long oldestSeconds, Optional<String> oldest) {

  public enum What {
    /** Intents the PSP has not answered. */
    PENDING_AUTH,
    /** Orders nobody has asked to capture. */
    INITIATED_PENDING,
    /** Orders on their way to the PSP. */
    CAPTURE_REQUESTED,
    /** Orders that try again, or ask what became of them. */
    PENDING_CAPTURE,
    /** Payments whose rest is being given back. */
    VOID_REQUESTED,
    /** Refunds that are on their way to the shopper. */
    REFUND,
    /** News that has not left. */
    OUTBOX,
    /** What the PSP told and nobody has applied. */
    WEBHOOKS,
    /** Letters nobody has decided about. */
    DEAD_LETTERS
  }
}
