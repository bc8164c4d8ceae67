package dev.sluice.simulation.life;

import java.util.stream.Stream;

/** The cells of {@code docs/states.md} that a life can come to. */
final class Transitions {
  private Transitions() {}

  static Stream<String> all() {
    return Stream.of();
  }
}
