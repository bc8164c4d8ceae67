package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Failures;
import dev.sluice.simulation.fault.Slow;
import dev.sluice.simulation.fault.Weather;

/** Weather is called by its name; the rest stays. */
public final class InMemoryFailures implements Failures {

  @Override
  public Kind kindOf(Throwable failure) {
    return switch (failure) {
      case Weather _ -> Kind.WEATHER;
      case Slow _ -> Kind.SLOW;
      default -> Kind.POISON;
    };
  }
}
