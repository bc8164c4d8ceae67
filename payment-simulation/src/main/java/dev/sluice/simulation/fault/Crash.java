package dev.sluice.simulation.fault;

/** The process dies: nothing may catch this but who starts it again. Only memory is lost. */
public final class Crash extends Error {
  private static final long serialVersionUID = 1;

  public Crash(Point point) {
    super("dies at " + point, null, false, false);
  }
}
