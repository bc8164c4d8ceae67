package dev.sluice.test.right;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** "Port" is a part of its words, but none of them. */
public record SupportReport(String database, Instant at) {
  static final List<String> IMPORTED = List.of("a", "b");

  /** Time and chance are handed in. */
  public static SupportReport of(RandomGenerator chance, InstantSource clock) {
    return new SupportReport(IMPORTED.get(chance.nextInt(2)), clock.instant());
  }

  enum Way {
    IN,
    OUT
  }

  boolean goesOut(Way way) {
    return switch (way) {
      case IN -> false;
      case OUT -> true;
    };
  }
}
