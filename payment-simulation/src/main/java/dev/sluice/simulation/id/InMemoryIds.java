package dev.sluice.simulation.id;

import dev.sluice.application.id.Ids;

/** One after another, from 1. */
public final class InMemoryIds implements Ids {

  private long last;

  @Override
  public synchronized long next() {
    return ++last;
  }
}
