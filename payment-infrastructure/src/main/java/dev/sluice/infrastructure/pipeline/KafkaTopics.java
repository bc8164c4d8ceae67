package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics and their dead letter queues where they are missing. */
public final class KafkaTopics {

  /** How long the broker keeps records; the inbox has to remember longer than both together. */
  public static final Duration RETENTION = Duration.ofDays(7);

  public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

  /** A dead letter has the bytes of its record and some headers more. */
  private static final int LARGEST_DEAD_LETTER = 2 * 1024 * 1024;

  private static final int MOST_PARTITIONS = 1000;
  private static final int PATIENCE_MILLIS = 15_000;

  private final Map<String, Object> config;

  /**
   * @param bootstrapServers as {@code spring.kafka.bootstrap-servers}
   * @param properties for the client, such as {@code security.protocol}
   */
  public KafkaTopics(String bootstrapServers, Map<String, String> properties) {
    var all = new java.util.HashMap<String, Object>(properties);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    all.put(CommonClientConfigs.CLIENT_ID_CONFIG, "sluice-topics");
    all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 3);
    all.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    this.config = Map.copyOf(all);
  }

  /**
   * What is there stays as it is: other partitions would be other places for the same keys.
   *
   * @param partitions of each topic; a dead letter queue has one
   * @return the names of those that were created
   * @throws KafkaException when the broker does not answer or refuses
   */
  public List<String> create(int partitions) {
    if (partitions < 1 || partitions > MOST_PARTITIONS)
      throw new IllegalArgumentException(
          "sluice.topics.partitions has to be 1 to %d, not %d"
              .formatted(MOST_PARTITIONS, partitions));
    try (var admin = Admin.create(config)) {
      var asked = admin.createTopics(topics(partitions)).values();
      var created = new ArrayList<String>();
      for (var topic : asked.entrySet()) {
        try {
          topic.getValue().get();
          created.add(topic.getKey());
        } catch (ExecutionException refused) {
          if (!(refused.getCause() instanceof TopicExistsException))
            throw new KafkaException(
                "%s could not be created: %s".formatted(topic.getKey(), refused.getCause()),
                refused.getCause());
        }
      }
      created.sort(null);
      return created;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptException("interrupted while creating topics");
    }
  }

  private static List<NewTopic> topics(int partitions) {
    var topics = new ArrayList<NewTopic>();
    for (var topic : Topic.values()) {
      topics.add(
          topic(
              topic.topicName(),
              partitions,
              Map.of(TopicConfig.RETENTION_MS_CONFIG, millis(RETENTION))));
      topics.add(
          topic(
              topic.deadLetterName(),
              1,
              Map.of(
                  TopicConfig.RETENTION_MS_CONFIG,
                  millis(DEAD_LETTER_RETENTION),
                  TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                  Integer.toString(LARGEST_DEAD_LETTER))));
    }
    return topics;
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  /** As many replicas as the cluster says. */
  private static NewTopic topic(String name, int partitions, Map<String, String> config) {
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
  }
}
