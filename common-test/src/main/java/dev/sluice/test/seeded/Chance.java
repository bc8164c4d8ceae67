package dev.sluice.test.seeded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Chance that can be repeated: the same seed draws the same world. Not for several threads. */
public final class Chance implements RandomGenerator {

  /** One in this many amounts is an edge. */
  private static final int EDGES = 8;

  private final long seed;
  private final SplittableRandom random;

  private Chance(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  public static Chance of(long seed) {
    return new Chance(seed);
  }

  public long seed() {
    return seed;
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  /** Minor units from 1 to {@code max}, both included; 1 and {@code max} come often. */
  public long amount(long max) {
    if (max < 1) {
      throw new IllegalArgumentException("an amount is at least 1, but max is " + max);
    }
    if (nextInt(EDGES) == 0) {
      return nextBoolean() ? 1 : max;
    }
    return max == Long.MAX_VALUE ? nextLong(0, max) + 1 : nextLong(1, max + 1);
  }

  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return oneOf(List.of(choices));
  }

  public <T> T oneOf(List<T> choices) {
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to choose from");
    }
    return choices.get(nextInt(choices.size()));
  }

  /** The same elements in another order; the list that was given stays as it is. */
  public <T> List<T> shuffle(List<T> list) {
    var shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, Random.from(this));
    return shuffled;
  }

  /** True with a probability between 0 (never) and 1 (always). */
  public boolean flip(double probability) {
    return nextDouble() < probability;
  }

  @Override
  public String toString() {
    return "seed " + seed;
  }
}
