package dev.sluice.infrastructure.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.pipeline.Watch;
import dev.sluice.simulation.contract.WatchContract;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerWatchTest extends WatchContract {
  private static final String STEP = "payment-order-enqueuer";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerWatch watch = new MicrometerWatch(registry);

  @Test
  void every_meter_is_there_from_the_beginning() {
    watch.opened(STEP);
    assertThat(registry.get("dead.letters").tag("step", STEP).counter().count()).isZero();
    assertThat(registry.get("pipeline.refused").tag("step", STEP).counter().count()).isZero();
    assertThat(registry.get("inbox.duplicates").tag("step", STEP).counter().count()).isZero();
    assertThat(gauge("pipeline.blocked")).isZero();
    assertThat(gauge("pipeline.parked.partitions")).isZero();
  }

  @Test
  void batches_are_counted_by_size_and_time() {
    watch.batch(STEP, 150, Duration.ofMillis(20));
    watch.batch(STEP, 50, Duration.ofMillis(10));
    assertThat(registry.get("pipeline.batch.size").summary().totalAmount()).isEqualTo(200);
    assertThat(registry.get("pipeline.batch").timer().totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(30);
  }

  @Test
  void a_step_is_blocked_as_long_as_its_worker_that_waits_longest() throws InterruptedException {
    watch.blocked(STEP, Duration.ofSeconds(3));
    Thread.ofPlatform().start(() -> watch.blocked(STEP, Duration.ofSeconds(7))).join();
    assertThat(gauge("pipeline.blocked")).isEqualTo(7);
    watch.blocked(STEP, Duration.ZERO);
    assertThat(gauge("pipeline.blocked")).isEqualTo(7);
  }

  @Test
  void a_parked_partition_counts_until_it_is_freed() {
    watch.parked(STEP, 2);
    watch.parked(STEP, 4);
    watch.freed(STEP, 2);
    assertThat(gauge("pipeline.parked.partitions")).isEqualTo(1);
  }

  private double gauge(String name) {
    return registry.get(name).tag("step", STEP).gauge().value();
  }

  @Override
  protected Watch watch() {
    return watch;
  }

  @Override
  protected Shown shown(String step) {
    watch.opened(step);
    return new Shown(
        registry.get("pipeline.batch").tag("step", step).timer().count(),
        counted("inbox.duplicates", step),
        counted("pipeline.refused", step),
        counted("dead.letters", step),
        (long) registry.get("pipeline.parked.partitions").tag("step", step).gauge().value(),
        Duration.ofMillis(
            Math.round(1000 * registry.get("pipeline.blocked").tag("step", step).gauge().value())));
  }

  private long counted(String what, String step) {
    return (long) registry.get(what).tag("step", step).counter().count();
  }
}
