package dev.sluice.infrastructure.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes clients with the settings that decide how fast a crash is over. Bytes in, bytes out. */
final class KafkaClients {

  private static final int LARGEST_REQUEST = 2 * 1024 * 1024;
  private static final int BATCH_BYTES = 128 * 1024;
  private static final int HEARTBEATS_PER_SESSION = 4;

  private final String bootstrapServers;
  private final KafkaProperties settings;

  KafkaClients(String bootstrapServers, KafkaProperties settings) {
    this.bootstrapServers = bootstrapServers;
    this.settings = settings;
  }

  /**
   * @param instance the same after a restart: whoever comes back gets its partitions at once, and
   *     nobody waits for the session of the dead one to end
   */
  Consumer<byte[], byte[]> consumer(String group, String instance) {
    var config = common(instance);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
    config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
    config.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(settings.sessionTimeout()));
    config.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        millis(settings.sessionTimeout().dividedBy(HEARTBEATS_PER_SESSION)));
    config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, millis(settings.maxPollInterval()));
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.maxPollRecords());
    config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(settings.patience()));
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * @param transactionalId the same after a restart: the start aborts what the dead one left open
   */
  Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
    var config = producer(transactionalId);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    config.put(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) settings.transactionTimeout().toMillis());
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  Producer<byte[], byte[]> idempotentProducer(String clientId) {
    return new KafkaProducer<>(
        producer(clientId), new ByteArraySerializer(), new ByteArraySerializer());
  }

  Duration patience() {
    return settings.patience();
  }

  private Map<String, Object> producer(String clientId) {
    var config = common(clientId);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, settings.compression());
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    // whoever sends, flushes right after: lingering only gathers what is sent in one breath
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.patience().toMillis());
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(settings.patience()));
    return config;
  }

  Map<String, Object> common(String clientId) {
    var config = new HashMap<String, Object>(settings.properties());
    config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    config.put(
        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis(settings.patience().dividedBy(2)));
    config.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50L);
    config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000L);
    config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    // Micrometer reads what Kafka's own reporter would put into JMX
    config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    return config;
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
