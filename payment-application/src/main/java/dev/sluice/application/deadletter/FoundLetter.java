package dev.sluice.application.deadletter;

import dev.sluice.application.pipeline.DeadLetter;

/**
 * A letter as it lies in a dead letter queue.
 *
 * @param group the consumer that gave it up; {@link #UNKNOWN} when somebody else put it there
 */
public record FoundLetter(String group, DeadLetter letter) {
  public static final String UNKNOWN = "unknown";
}
