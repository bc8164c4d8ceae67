package dev.sluice.simulation.fault;

import dev.sluice.simulation.coverage.Coverage;
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

  private final Coverage coverage;
  private final List<Planned> planned = new ArrayList<>();
  private Storm storm = CALM;
  private Stall stall = _ -> {};
  private String who = "nobody";

  /** Nobody counts. */
  public Faults() {
    this(new Coverage());
  }

  public Faults(Coverage coverage) {
    this.coverage = coverage;
  }

  /** Who comes by from now on; gives back who did so far. */
  public String enter(String name) {
    var before = who;
    who = name;
    return before;
  }

  /** Where a storm lets somebody stand still, this happens. */
  public void stallWith(Stall how) {
    stall = how;
  }

  /** The process dies the next time it comes by. */
  public void crash(Point point) {
    crash(point, 1);
  }

  /**
   * @param nth how many times it has to come by
   */
  public void crash(Point point, int nth) {
    at(point, nth, () -> die(point));
  }

  /** Something is away the next {@code times} times somebody comes by. */
  public void weather(Point point, int times) {
    for (int i = 1; i <= times; i++) at(point, i, () -> beAway(point));
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
          switch (chance.nextInt(3)) {
            case 0 -> die(point);
            case 1 -> beAway(point);
            default -> {
              if (point.mayStall()) stall.at(point);
            }
          }
        };
  }

  private void die(Point point) {
    coverage.count(Coverage.Kind.POINTS, who + " dies at " + point);
    throw new Crash(point);
  }

  private void beAway(Point point) {
    count(
        switch (point) {
          case DATABASE_BEFORE_COMMIT -> Trouble.SERIALIZATION_FAILURE;
          case DATABASE_AFTER_COMMIT -> Trouble.COMMIT_UNKNOWN;
          default -> Trouble.WEATHER;
        });
    throw new Weather(point);
  }

  /** It happened. */
  public void count(Trouble trouble) {
    coverage.count(Coverage.Kind.FAULTS, trouble.name());
  }

  /** Somebody comes by. */
  public void pass(Point point) {
    if (!planned.isEmpty()) strikeWhatIsDue(point);
    storm.strike(point);
  }

  private void strikeWhatIsDue(Point point) {
    Planned due = null;
    for (var one : planned) if (one.point == point && --one.passes == 0) due = one;
    if (due != null) {
      planned.remove(due);
      due.strike.run();
    }
  }

  /** Whether everything that was planned has happened. */
  public boolean isOver() {
    return planned.isEmpty();
  }
}
