package dev.sluice.simulation.fault;

/** Lets whoever comes by a point stand still while the others go on. */
public interface Stall {
  void at(Point point);
}
