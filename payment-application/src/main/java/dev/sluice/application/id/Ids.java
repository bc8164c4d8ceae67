package dev.sluice.application.id;

/** New numbers: unique over all running instances, growing with time. */
public interface Ids {

  /** None for now. Nothing is wrong with what needs one: whoever comes again gets it. */
  final class Refused extends IllegalStateException {
    public Refused(String why) {
      super(why);
    }
  }

  /**
   * @throws Refused while the clock stands behind the last number given out, or nobody knows whose
   *     numbers these are
   */
  long next();
}
