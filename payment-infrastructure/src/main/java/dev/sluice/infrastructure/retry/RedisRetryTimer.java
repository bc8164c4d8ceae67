package dev.sluice.infrastructure.retry;

import dev.sluice.application.psp.RetryTimer;
import dev.sluice.infrastructure.redis.Convenience;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;

/**
 * A sorted set of public ids by the millisecond they are due. Reading and taking out are two steps:
 * an id two instances take is due once in PostgreSQL, an id that is lost in between the sweep
 * finds.
 */
final class RedisRetryTimer implements RetryTimer {

  static final String QUEUE = "payment_order_retry_queue";

  private static final long NANOS_OF_A_MILLISECOND = 1_000_000;

  private final Convenience redis;
  private final Counter scheduled;
  private final Counter taken;

  RedisRetryTimer(Convenience redis, MeterRegistry registry) {
    this.redis = redis;
    this.scheduled =
        Counter.builder("retry.scheduled")
            .description("Ids given to the retry timer")
            .register(registry);
    this.taken =
        Counter.builder("retry.taken")
            .description("Ids the retry timer rang for")
            .register(registry);
    Gauge.builder("retry.queue.size", this, RedisRetryTimer::waiting)
        .description("Ids that wait in the retry timer; 0 while Redis is away")
        .register(registry);
  }

  @Override
  public void schedule(Map<String, Instant> due) {
    if (due.isEmpty()) return;
    var members =
        due.entrySet().stream()
            .map(one -> TypedTuple.of(one.getKey(), (double) millisecondAfter(one.getValue())))
            .collect(Collectors.toSet());
    redis.ask(
        template -> {
          template.opsForZSet().add(QUEUE, members);
          scheduled.increment(members.size());
          return true;
        },
        false);
  }

  /** Never before it is due: whoever rings early takes it out, and it is not due yet. */
  private static long millisecondAfter(Instant due) {
    return due.plusNanos(NANOS_OF_A_MILLISECOND - 1).toEpochMilli();
  }

  @Override
  public List<String> takeDue(Instant now, int atMost) {
    return redis.ask(
        template -> {
          var queue = template.opsForZSet();
          var found = queue.rangeByScore(QUEUE, 0, now.toEpochMilli(), 0, atMost);
          var due = found == null ? List.<String>of() : List.copyOf(found);
          if (!due.isEmpty()) queue.remove(QUEUE, due.toArray());
          taken.increment(due.size());
          return due;
        },
        List.of());
  }

  @Override
  public long waiting() {
    return redis.ask(
        template -> {
          var size = template.opsForZSet().zCard(QUEUE);
          return size == null ? 0L : size;
        },
        0L);
  }
}
