package dev.sluice.simulation.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Lets things go wrong where they pass: what was planned for a point, or a storm by chance. */
public final class Faults {

  private static final class Planned {
    private final Point point;
    private final Runnable strike;
    private int passes;

    Planned(Point point, int passes, Runnable strike) {
      this.point = point;
      this.passes = passes;
      this.strike = strike;
    }
  }

  private interface Storm {
    void strike(Point point);
  }

  private static final Storm CALM = _ -> {};

  private final List<Planned> planned = new ArrayList<>();
  private Storm storm = CALM;

  /** The process dies the next time it comes by. */
  public void crash(Point point) {
    crash(point, 1);
  }

  /**
   * @param nth how many times it has to come by
   */
  public void crash(Point point, int nth) {
    at(
        point,
        nth,
        () -> {
          throw new Crash(point);
        });
  }

  /** Something is away the next {@code times} times somebody comes by. */
  public void weather(Point point, int times) {
    for (int i = 1; i <= times; i++)
      at(
          point,
          i,
          () -> {
            throw new Weather(point);
          });
  }

  /** Something happens when somebody comes by for the nth time from now. */
  public void at(Point point, int nth, Runnable strike) {
    planned.add(new Planned(point, nth, strike));
  }

  /**
   * From now on anything may happen anywhere, until it has happened often enough.
   *
   * @param often the share of passes at which something happens
   * @param atMost then the storm is over
   */
  public void storm(RandomGenerator chance, double often, int atMost) {
    var left = new int[] {atMost};
    storm =
        point -> {
          if (left[0] == 0 || chance.nextDouble() >= often) return;
          left[0]--;
          if (chance.nextBoolean()) throw new Crash(point);
          throw new Weather(point);
        };
  }

  /** Somebody comes by. */
  public void pass(Point point) {
    Planned due = null;
    for (var one : planned) if (one.point == point && --one.passes == 0) due = one;
    if (due != null) {
      planned.remove(due);
      due.strike.run();
    }
    storm.strike(point);
  }

  /** Whether everything that was planned has happened. */
  public boolean isOver() {
    return planned.isEmpty();
  }
}
