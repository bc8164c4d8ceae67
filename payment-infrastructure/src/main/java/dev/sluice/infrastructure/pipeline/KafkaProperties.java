package dev.sluice.infrastructure.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code sluice.kafka.*}. Where the brokers are is said by {@code spring.kafka.bootstrap-servers}.
 *
 * @param maxPollRecords most records in one batch, 1 to 10000
 * @param maxPollInterval a batch has to be done within this, or the group takes its partitions away
 * @param sessionTimeout a worker that is not heard of for so long has left the group
 * @param transactionTimeout a transaction that is open for so long is aborted by the broker
 * @param patience how long one talk with the broker may take before it counts as weather
 * @param compression none, lz4, zstd, snappy or gzip; lz4 writes an eighth of the bytes of none,
 *     for no more CPU on either side
 * @param properties passed on to every client as they are, such as {@code security.protocol}
 */
@ConfigurationProperties("sluice.kafka")
record KafkaProperties(
    @DefaultValue("200") int maxPollRecords,
    @DefaultValue("60s") Duration maxPollInterval,
    @DefaultValue("6s") Duration sessionTimeout,
    @DefaultValue("10s") Duration transactionTimeout,
    @DefaultValue("8s") Duration patience,
    @DefaultValue("lz4") String compression,
    @Nullable Map<String, String> properties) {

  private static final int MOST_RECORDS = 10_000;

  private static final Set<String> COMPRESSIONS =
      new TreeSet<>(Set.of("none", "lz4", "zstd", "snappy", "gzip"));

  KafkaProperties {
    properties = properties == null ? Map.of() : Map.copyOf(properties);
    if (maxPollRecords < 1 || maxPollRecords > MOST_RECORDS)
      throw new IllegalArgumentException(
          "sluice.kafka.max-poll-records has to be 1 to %d, not %d"
              .formatted(MOST_RECORDS, maxPollRecords));
    if (!COMPRESSIONS.contains(compression))
      throw new IllegalArgumentException(
          "sluice.kafka.compression has to be one of %s, not %s"
              .formatted(COMPRESSIONS, compression));
    if (sessionTimeout.compareTo(maxPollInterval) >= 0)
      throw new IllegalArgumentException(
          "sluice.kafka.session-timeout (%s) has to be shorter than max-poll-interval (%s)"
              .formatted(sessionTimeout, maxPollInterval));
    if (patience.compareTo(transactionTimeout) >= 0)
      throw new IllegalArgumentException(
          "sluice.kafka.patience (%s) has to be shorter than transaction-timeout (%s)"
              .formatted(patience, transactionTimeout));
  }

  static KafkaProperties standard() {
    return new KafkaProperties(
        200,
        Duration.ofSeconds(60),
        Duration.ofSeconds(6),
        Duration.ofSeconds(10),
        Duration.ofSeconds(8),
        "lz4",
        Map.of());
  }
}
