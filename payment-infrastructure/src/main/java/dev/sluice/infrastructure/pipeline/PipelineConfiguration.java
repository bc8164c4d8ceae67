package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.outbox.Broker;
import dev.sluice.application.pipeline.Calls;
import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Streams;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Kafka, calls to the outside, and what is told about both. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KafkaProperties.class, CallsProperties.class})
class PipelineConfiguration {

  @Bean
  EventCodec eventCodec() {
    return new EventCodec();
  }

  @Bean
  Failures failures() {
    return new StackFailures();
  }

  @Bean
  Calls calls(CallsProperties properties) {
    return new VirtualThreadCalls(properties.concurrency());
  }

  @Bean
  Pace pace(KafkaProperties kafka, CallsProperties calls) {
    return new Pace(kafka.maxPollRecords(), calls.concurrency(), kafka.maxPollInterval());
  }

  @Bean
  MicrometerWatch watch(MeterRegistry registry) {
    return new MicrometerWatch(registry);
  }

  @Bean
  KafkaClients kafkaClients(
      @Value("${spring.kafka.bootstrap-servers:}") String bootstrapServers,
      KafkaProperties properties) {
    if (bootstrapServers.isBlank())
      throw new IllegalArgumentException(
          "spring.kafka.bootstrap-servers is empty: say where the brokers are, as host:port");
    return new KafkaClients(bootstrapServers, properties);
  }

  @Bean
  Place place(
      @Value("${spring.application.name}") String application,
      @Value("${sluice.slot:0}") String slot) {
    return Place.of(application, slot);
  }

  @Bean
  Streams streams(
      KafkaClients clients,
      EventCodec codec,
      MicrometerWatch watch,
      MeterRegistry registry,
      Place place,
      ObjectProvider<BeforeCommit> beforeCommit) {
    return new KafkaStreams(
        clients,
        codec,
        watch,
        registry,
        place.name(),
        beforeCommit.getIfAvailable(() -> BeforeCommit.NOTHING));
  }

  /** Lazy: whoever files nothing joins no group. */
  @Bean
  @Lazy
  KafkaLetterBox letterBox(KafkaClients clients, Place place) {
    return new KafkaLetterBox(clients, place.name());
  }

  /** Lazy: whoever has no outbox to empty has no producer for it. */
  @Bean
  @Lazy
  Broker broker(KafkaClients clients, Place place) {
    return new KafkaBroker(clients.idempotentProducer(place.name() + "-outbox"));
  }
}
