package dev.sluice.simulation.world;

/** Where an instance runs: what dies there is started again. */
final class Place<A extends App> {

  interface Starter<A> {
    A again(A dead);
  }

  private final Starter<A> starter;
  private A app;

  Place(A app, Starter<A> starter) {
    this.app = app;
    this.starter = starter;
  }

  A app() {
    return app;
  }

  void startAgain() {
    app = starter.again(app);
  }
}
