package dev.sluice.simulation.life;

import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.world.World;
import java.util.List;

/** Whoever takes a request dies of it: a door that is seldom asked would hardly meet a storm. */
final class Misfortune {

  private static final double CHANCE = 0.03;
  private static final List<Point> DEATHS =
      List.of(Point.DATABASE_BEGIN, Point.DATABASE_BEFORE_COMMIT, Point.DATABASE_AFTER_COMMIT);

  private Misfortune() {}

  /** Now and then, right before a request. */
  static void mayCome(World world, Dice dice) {
    if (dice.flip(CHANCE)) world.servers().faults().crash(dice.oneOf(DEATHS));
  }
}
