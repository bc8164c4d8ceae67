package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Failures;
import dev.sluice.simulation.contract.FailuresContract;
import dev.sluice.simulation.fault.Point;
import dev.sluice.simulation.fault.Slow;
import dev.sluice.simulation.fault.Weather;

class InMemoryFailuresTest extends FailuresContract {
  @Override
  protected Failures failures() {
    return new InMemoryFailures();
  }

  @Override
  protected RuntimeException weather() {
    return new Weather(Point.DATABASE_BEGIN);
  }

  @Override
  protected RuntimeException slow() {
    return new Slow();
  }
}
