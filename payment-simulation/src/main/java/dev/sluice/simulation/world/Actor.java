package dev.sluice.simulation.world;

/**
 * Somebody who does one round of work when it is his turn.
 *
 * @param name of the step or job, the same in every instance
 */
record Actor(String name, Round round) {

  interface Round {
    /** Whether there was anything to do. */
    boolean act();
  }
}
