package dev.sluice.simulation.life;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What can be drawn by chance. */
final class Dice implements RandomGenerator {

  /** One in this many amounts is an edge. */
  private static final int EDGES = 8;

  private final RandomGenerator random;

  Dice(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  boolean flip(double probability) {
    return nextDouble() < probability;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(nextInt(choices.size()));
  }

  <T> List<T> shuffled(List<T> list) {
    var shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, Random.from(this));
    return shuffled;
  }

  /** Minor units from 1 to {@code max}; the two ends come often. */
  long amount(long max) {
    if (nextInt(EDGES) == 0) return nextBoolean() ? 1 : max;
    return nextLong(1, max + 1);
  }
}
