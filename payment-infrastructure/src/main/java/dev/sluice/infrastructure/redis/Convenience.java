package dev.sluice.infrastructure.redis;

import dev.sluice.infrastructure.pipeline.NoTransaction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * One use of Redis. When Redis does not answer it is left alone for a moment, so that one caller in
 * a while waits for it and not everybody; what is skipped is counted.
 */
public final class Convenience {

  private static final Logger LOG = LoggerFactory.getLogger(Convenience.class);
  private static final Duration LEFT_ALONE = Duration.ofSeconds(1);

  private final StringRedisTemplate redis;
  private final Counter skipped;
  private final String use;
  private final AtomicLong awayUntil = new AtomicLong();
  private volatile boolean away;

  /**
   * @param use what Redis is wanted for: a tag of {@code redis_skipped_total}
   */
  public Convenience(StringRedisTemplate redis, MeterRegistry registry, String use) {
    this.redis = redis;
    this.use = use;
    this.skipped =
        Counter.builder("redis.skipped")
            .description("Uses of Redis that were done without it")
            .tag("use", use)
            .register(registry);
  }

  /**
   * Never throws for anything Redis does.
   *
   * @param otherwise what the answer is without Redis
   * @throws IllegalStateException when this thread holds a database transaction
   */
  public <T> T ask(Function<StringRedisTemplate, T> question, T otherwise) {
    NoTransaction.during("a call of Redis");
    if (away && System.nanoTime() - awayUntil.get() < 0) {
      skipped.increment();
      return otherwise;
    }
    try {
      var answer = question.apply(redis);
      if (away) back();
      return answer;
    } catch (RuntimeException failure) {
      skipped.increment();
      leaveAlone(failure);
      return otherwise;
    }
  }

  private void leaveAlone(RuntimeException failure) {
    awayUntil.set(System.nanoTime() + LEFT_ALONE.toNanos());
    if (!away) LOG.warn("{} goes on without Redis: {}", use, failure.toString());
    away = true;
  }

  private void back() {
    away = false;
    LOG.info("{} has Redis again", use);
  }
}
