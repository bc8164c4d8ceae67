package dev.sluice.infrastructure.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.application.outbox.OutboxRow;
import dev.sluice.application.pipeline.Batch;
import dev.sluice.application.pipeline.Failures;
import dev.sluice.application.pipeline.Topic;
import dev.sluice.domain.event.EventEnvelope;
import dev.sluice.domain.order.PaymentOrderEvent.PaymentOrderCreated;
import dev.sluice.infrastructure.pipeline.KafkaLab.Reader;
import dev.sluice.servers.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker of its own, to be killed and paused. */
@Tag("integration")
class KafkaWeatherIntegrationTest {
  private static final Reader<PaymentOrderCreated> STEP =
      new Reader<>("weather", Topic.PAYMENT_ORDER_CREATED);
  private static final PaymentOrderCreated EVENT =
      (PaymentOrderCreated) EventSamples.ONE_OF_EACH_TYPE.get(5);
  private static final List<EventEnvelope<?>> NEWS =
      List.of(EventSamples.envelope(EventSamples.ONE_OF_EACH_TYPE.get(6)));
  private static final KafkaProperties HASTY = KafkaLab.patience(Duration.ofSeconds(4));

  @TempDir Path directory;
  private EmbeddedKafka kafka;
  private KafkaLab lab;

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start(directory, 0);
    lab = new KafkaLab(kafka.url());
  }

  @AfterEach
  void stop() {
    lab.close();
    kafka.close();
  }

  @Test
  void a_broker_that_dies_is_weather_and_nothing_is_lost_or_seen_twice() {
    lab.put(EVENT);
    var stream = lab.stream(STEP, "app-0", HASTY);
    var batch = KafkaLab.read(stream, 1);
    kafka.kill();
    isWeather(catchThrowable(() -> stream.send(NEWS, List.of(), KafkaLab.ends(batch))));
    stream.close();
    isWeather(catchThrowable(() -> lab.stream(STEP, "app-0", HASTY)));
    kafka.start();
    goesOn(batch);
  }

  @Test
  void a_broker_that_stands_still_is_weather_and_nothing_is_lost_or_seen_twice() {
    lab.put(EVENT);
    var stream = lab.stream(STEP, "app-0", HASTY);
    var batch = KafkaLab.read(stream, 1);
    kafka.pause();
    isWeather(catchThrowable(() -> stream.send(NEWS, List.of(), KafkaLab.ends(batch))));
    kafka.resume();
    stream.close();
    goesOn(batch);
  }

  @Test
  void rows_that_are_not_acknowledged_in_time_are_weather() {
    var row = lab.row(1, EVENT);
    try (var broker = new KafkaBroker(lab.clients(HASTY).idempotentProducer("outbox"))) {
      publishes(broker, row);
      kafka.kill();
      isWeather(catchThrowable(() -> broker.publish(List.of(row, row))));
      kafka.start();
      publishes(broker, row);
    }
    assertThat(lab.visible(Topic.PAYMENT_ORDER_CREATED.topicName())).hasSizeGreaterThan(1);
  }

  /** As the relay does it: again until it is acknowledged. */
  private static void publishes(KafkaBroker broker, OutboxRow row) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> {
          broker.publish(List.of(row));
          return true;
        });
  }

  /** As a worker does it: open until it opens, and start from the committed offsets. */
  private void goesOn(Batch<PaymentOrderCreated> batch) {
    var next =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .ignoreExceptions()
            .until(() -> lab.stream(STEP, "app-0"), Objects::nonNull);
    var again = KafkaLab.read(next, 1);
    assertThat(KafkaLab.ids(again)).isEqualTo(KafkaLab.ids(batch));
    next.send(NEWS, List.of(), KafkaLab.ends(again));
    assertThat(lab.visible(Topic.PAYMENT_ORDER_PSP_CALL_REQUESTED.topicName())).hasSize(1);
    assertThat(lab.committed(STEP.name())).isOne();
  }

  private static void isWeather(Throwable failure) {
    assertThat(failure).isNotNull();
    assertThat(new StackFailures().kindOf(failure)).isEqualTo(Failures.Kind.WEATHER);
  }
}
