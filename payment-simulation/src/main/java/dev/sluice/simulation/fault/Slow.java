package dev.sluice.simulation.fault;

/** A statement ran out of time. */
public final class Slow extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Slow() {
    super("statement timeout", null, false, false);
  }
}
