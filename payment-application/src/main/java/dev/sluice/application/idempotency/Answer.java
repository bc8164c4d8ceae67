package dev.sluice.application.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * An answer of a door, as it is stored.
 *
 * @param location the Location header; null without one
 * @param body JSON
 * @param replayed whether it was given before
 */
public record Answer(int status, @Nullable String location, String body, boolean replayed) {

  public static Answer of(int status, @Nullable String location, String body) {
    return new Answer(status, location, body, false);
  }

  public Answer again() {
    return new Answer(status, location, body, true);
  }
}
