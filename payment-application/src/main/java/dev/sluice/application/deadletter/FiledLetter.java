package dev.sluice.application.deadletter;

import dev.sluice.application.pipeline.DeadLetter;
import dev.sluice.domain.id.DeadLetterId;
import java.time.Instant;
import java.util.Optional;

/**
 * A letter for people.
 *
 * @param resolution what somebody decided; empty while it is open
 */
public record FiledLetter(
    DeadLetterId id,
    String group,
    DeadLetter letter,
    Instant filedAt,
    Optional<Resolution> resolution) {

  public enum Status {
    /** Waits for somebody. */
    OPEN,
    /** Sent again to its group; when that fails too there is another letter of the same event. */
    REPLAYED,
    /** Needs nothing. */
    DROPPED
  }

  /**
   * @param status REPLAYED or DROPPED
   * @param by client and subject of the token
   * @param replay the number it was sent again with; 0 when dropped
   */
  public record Resolution(Status status, String by, Instant at, String reason, int replay) {}

  public Status status() {
    return resolution.map(Resolution::status).orElse(Status.OPEN);
  }
}
