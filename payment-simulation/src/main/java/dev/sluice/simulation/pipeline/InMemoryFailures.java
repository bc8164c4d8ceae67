package dev.sluice.simulation.pipeline;

import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.simulation.fault.Slow;
import dev.sluice.simulation.fault.Weather;

/** Weather is called by its name, whatever is wrapped around it; the rest stays. */
public final class InMemoryFailures implements Failures {

  @Override
  public Kind kindOf(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause())
      switch (one) {
        case Weather _, Stream.Lost _ -> {
          return Kind.WEATHER;
        }
        case Slow _ -> {
          return Kind.SLOW;
        }
        default -> {}
      }
    return Kind.POISON;
  }
}
