package dev.sluice.simulation.life;

import dev.sluice.simulation.coverage.Coverage;
import java.time.Duration;
import java.util.List;

/**
 * What became of one life.
 *
 * @param violations what should not have been, one sentence each; empty when all laws hold
 * @param traceHash SHA-256 of everything that was committed and sent
 * @param lasted in its own time
 */
public record Life(
    long seed, List<String> violations, Coverage coverage, String traceHash, Duration lasted) {
  public Life {
    violations = List.copyOf(violations);
  }
}
