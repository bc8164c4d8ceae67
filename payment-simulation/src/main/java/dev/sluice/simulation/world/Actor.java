package dev.sluice.simulation.world;

/** Somebody who does one round of work when it is his turn. */
interface Actor {

  /** Whether there was anything to do. */
  boolean act();
}
