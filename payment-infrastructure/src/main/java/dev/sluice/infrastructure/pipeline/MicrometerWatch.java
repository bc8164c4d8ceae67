package dev.sluice.infrastructure.pipeline;

import dev.sluice.application.pipeline.Watch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The pipeline's meters, by step. Used by the workers of all steps at once. */
final class MicrometerWatch implements Watch {

  private final MeterRegistry registry;
  private final Map<String, Meters> meters = new ConcurrentHashMap<>();

  MicrometerWatch(MeterRegistry registry) {
    this.registry = registry;
  }

  /** The meters of a step are there, at zero, as soon as it has a stream. */
  void opened(String step) {
    of(step);
  }

  @Override
  public void batch(String step, int size, Duration took) {
    of(step).sizes.record(size);
    of(step).times.record(took);
  }

  @Override
  public void duplicates(String step, int count) {
    of(step).duplicates.increment(count);
  }

  @Override
  public void refused(String step) {
    of(step).refused.increment();
  }

  @Override
  public void dead(String step) {
    of(step).dead.increment();
  }

  @Override
  public void blocked(String step, Duration since) {
    var worker = Thread.currentThread().threadId();
    if (since.isZero()) of(step).blocked.remove(worker);
    else of(step).blocked.put(worker, since);
  }

  @Override
  public void parked(String step, int partition) {
    of(step).parked.add(partition);
  }

  /** The partition is read again, here or by somebody else. */
  void freed(String step, int partition) {
    of(step).parked.remove(partition);
  }

  private Meters of(String step) {
    return meters.computeIfAbsent(step, name -> new Meters(registry, name));
  }

  private static final class Meters {
    private final DistributionSummary sizes;
    private final Timer times;
    private final Counter duplicates;
    private final Counter refused;
    private final Counter dead;
    private final Map<Long, Duration> blocked = new ConcurrentHashMap<>();
    private final Set<Integer> parked = ConcurrentHashMap.newKeySet();

    Meters(MeterRegistry registry, String step) {
      var tags = Tags.of("step", step);
      sizes =
          DistributionSummary.builder("pipeline.batch.size")
              .description("Records in one batch")
              .publishPercentiles(0.5, 0.99)
              .tags(tags)
              .register(registry);
      times =
          Timer.builder("pipeline.batch")
              .description("From a poll to the commit of its offsets")
              .publishPercentiles(0.5, 0.99)
              .tags(tags)
              .register(registry);
      duplicates = registry.counter("inbox.duplicates", tags);
      refused = registry.counter("pipeline.refused", tags);
      dead = registry.counter("dead.letters", tags);
      Gauge.builder("pipeline.blocked", this, Meters::longestBlocked)
          .description("How long the step has been waiting for weather to pass")
          .baseUnit("seconds")
          .tags(tags)
          .register(registry);
      Gauge.builder("pipeline.parked.partitions", parked, Set::size)
          .description("Partitions nobody reads until somebody looks")
          .tags(tags)
          .register(registry);
    }

    private double longestBlocked() {
      return blocked.values().stream()
          .mapToDouble(since -> since.toMillis() / 1000.0)
          .max()
          .orElse(0);
    }
  }
}
