package dev.sluice.simulation.life;

import dev.sluice.simulation.coverage.Coverage;
import java.time.Duration;
import java.util.List;

/**
 * What came of many lives.
 *
 * @param violated how many broke something
 * @param examples some of those, with their seeds
 * @param uncovered what a run of this kind has to meet and this one did not
 * @param took in real time
 * @param virtual all lives together, in their own time
 * @param traceHash of all traces in the order of their seeds
 */
public record Report(
    int seeds,
    int violated,
    List<Life> examples,
    List<String> uncovered,
    Coverage coverage,
    Duration took,
    Duration virtual,
    String traceHash) {

  public double perSecond() {
    return seeds / seconds();
  }

  public double virtualPerReal() {
    return virtual.toMillis() / 1000.0 / seconds();
  }

  private double seconds() {
    return Math.max(1, took.toMillis()) / 1000.0;
  }
}
