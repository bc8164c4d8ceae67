package dev.sluice.simulator.conduct;

/** How the webhook of a later result is delivered. */
public enum Post {
  ONCE,
  LATE,
  TWICE
}
