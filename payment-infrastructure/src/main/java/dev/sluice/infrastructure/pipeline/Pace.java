package dev.sluice.infrastructure.pipeline;

import java.time.Duration;

/**
 * How long a batch of calls to the outside may take.
 *
 * @param batch most calls in one batch
 * @param concurrency how many of them run at once
 * @param interval after so long without a poll the group takes the partitions away, and somebody
 *     else calls
 */
public record Pace(int batch, int concurrency, Duration interval) {

  /** A batch in which nobody answers may use one part of the interval. */
  private static final int PARTS = 3;

  /**
   * @param deadline how long one call may take
   * @throws IllegalArgumentException when a batch of such calls could outlast the interval
   */
  public void hasTimeFor(Duration deadline) {
    long rounds = Math.ceilDiv(batch, concurrency);
    var longest = deadline.multipliedBy(rounds);
    var allowed = interval.dividedBy(PARTS);
    if (longest.compareTo(allowed) > 0)
      throw new IllegalArgumentException(
          """
          a batch of %d calls (sluice.kafka.max-poll-records), %d at once \
          (sluice.calls.concurrency), each up to %s (sluice.psp.deadline), can take %s: more than \
          a third of sluice.kafka.max-poll-interval (%s)\
          """
              .formatted(batch, concurrency, deadline, longest, interval));
  }
}
