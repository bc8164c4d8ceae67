package dev.sluice.application.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A record that goes to the dead letter queue of its topic.
 *
 * @param eventId the event's own; {@code raw:<topic>:<partition>:<offset>} when it has none that
 *     can be read
 * @param replay the how manieth replay it was; 0 when it was none
 * @param exception class of what was thrown; null when a decision said no
 * @param refused a decision said no to it (it is in the inbox); otherwise it could not be handled
 *     at all
 */
public record DeadLetter(
    RawRecord raw,
    String eventId,
    int replay,
    String reason,
    @Nullable String exception,
    boolean refused) {

  /** A record nobody can decode. A replay keeps the name its letter had. */
  public static DeadLetter unreadable(RawRecord raw, RuntimeException why) {
    return new DeadLetter(
        raw,
        Replay.nameIn(raw).orElseGet(() -> raw.name()),
        Replay.numberIn(raw),
        String.valueOf(why.getMessage()),
        why.getClass().getName(),
        false);
  }
}
