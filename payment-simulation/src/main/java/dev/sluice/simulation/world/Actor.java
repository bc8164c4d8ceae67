package dev.sluice.simulation.world;

/**
 * Somebody who does one round of work when it is his turn.
 *
 * @param name of the step or job, the same in every instance
 * @param rare whether he looks only now and then, as a job does that runs on a timer
 */
record Actor(String name, boolean rare, Round round) {

  static Actor always(String name, Round round) {
    return new Actor(name, false, round);
  }

  static Actor nowAndThen(String name, Round round) {
    return new Actor(name, true, round);
  }

  interface Round {
    /** Whether there was anything to do. */
    boolean act();
  }
}
