package dev.sluice.platform.supervision;

import java.time.Duration;

/** A part kept from working for a while, on purpose. */
public record Hold(String part, Duration duration, boolean pause) {
  static final Duration LONGEST = Duration.ofHours(1);

  public Hold {
    if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "A part can be held for up to an hour, not for " + duration);
    }
  }
}
