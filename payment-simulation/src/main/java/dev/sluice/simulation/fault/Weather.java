package dev.sluice.simulation.fault;

/** Something is away for a while. */
public final class Weather extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Weather(Point point) {
    super("bad weather at " + point, null, false, false);
  }
}
