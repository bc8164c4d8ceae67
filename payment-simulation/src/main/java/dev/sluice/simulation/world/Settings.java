package dev.sluice.simulation.world;

import dev.sluice.domain.psp.PspCapabilities;
import java.time.Duration;

/**
 * How large a world is.
 *
 * @param services instances of the service
 * @param consumers instances of the consumers
 * @param partitions of every topic
 * @param shards of the outbox
 * @param batch most records of one poll, rows of one relay round, things of one job's round
 * @param group so many answers of the PSP are recorded together
 * @param lease of outbox shards
 * @param lostAfter after so long something that looks alive is told again
 */
public record Settings(
    int services,
    int consumers,
    int partitions,
    int shards,
    int batch,
    int group,
    Duration lease,
    Duration lostAfter,
    PspCapabilities psp) {

  private static final Duration DEADLINE = Duration.ofSeconds(3);

  public static Settings standard() {
    return new Settings(
        1,
        1,
        3,
        4,
        50,
        4,
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        PspCapabilities.standard(DEADLINE));
  }

  public Settings instances(int ofService, int ofConsumers) {
    return new Settings(
        ofService, ofConsumers, partitions, shards, batch, group, lease, lostAfter, psp);
  }

  public Settings batch(int most, int together) {
    return new Settings(
        services, consumers, partitions, shards, most, together, lease, lostAfter, psp);
  }
}
