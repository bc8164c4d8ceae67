package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Step;
import dev.sluice.application.pipeline.Stream;
import dev.sluice.application.pipeline.Streams;
import dev.sluice.domain.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Opens streams on Kafka. One place in a group belongs to one worker of one slot of one app. */
final class KafkaStreams implements Streams, AutoCloseable {

  private final KafkaClients clients;
  private final KafkaRecords records;
  private final MicrometerWatch watch;
  private final MeterRegistry registry;
  private final String instance;
  private final BeforeCommit beforeCommit;
  private final ScheduledExecutorService refresh =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("kafka-metrics").factory());

  /**
   * @param instance {@code <app>-<slot>}
   */
  KafkaStreams(
      KafkaClients clients,
      EventCodec codec,
      MicrometerWatch watch,
      MeterRegistry registry,
      String instance,
      BeforeCommit beforeCommit) {
    this.clients = clients;
    this.records = new KafkaRecords(codec);
    this.watch = watch;
    this.registry = registry;
    this.instance = instance;
    this.beforeCommit = beforeCommit;
  }

  @Override
  public <E extends Event> Stream<E> open(Step<E> step, int thread) {
    watch.opened(step.name());
    var place = "%s-%s-%d".formatted(instance, step.name(), thread);
    var producer = clients.transactionalProducer(place);
    try {
      var consumer = clients.consumer(step.name(), place);
      var metrics = new KafkaClientMetrics(consumer, Tags.of("step", step.name()), refresh);
      metrics.bindTo(registry);
      try {
        return new KafkaStream<>(step, consumer, producer, records, watch, metrics, beforeCommit);
      } catch (RuntimeException failure) {
        KafkaStream.close(metrics);
        KafkaStream.close(consumer);
        throw failure;
      }
    } catch (RuntimeException failure) {
      KafkaStream.close(() -> producer.close(java.time.Duration.ZERO));
      throw failure;
    }
  }

  @Override
  public void close() {
    refresh.shutdownNow();
  }
}
