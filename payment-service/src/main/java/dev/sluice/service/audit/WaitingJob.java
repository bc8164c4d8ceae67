package dev.sluice.service.audit;

import dev.sluice.application.audit.Books;
import dev.sluice.application.audit.Waiting;
import dev.sluice.application.audit.Waiting.What;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for what does not move: how much of it there is, and how old the oldest is. */
@Component
class WaitingJob {

  private static final Logger LOG = LoggerFactory.getLogger(WaitingJob.class);

  private final Books books;
  private final Duration tooLong;
  private final Map<What, Waiting> last = new ConcurrentHashMap<>();

  /**
   * @param tooLong {@code sluice.audit.stuck-after}: after so long the oldest is told by name
   */
  WaitingJob(
      Books books,
      MeterRegistry meters,
      @Value("${sluice.audit.stuck-after:15m}") Duration tooLong) {
    this.books = books;
    this.tooLong = tooLong;
    for (var what : What.values()) {
      gauge(
          meters, "stuck.count", "things in a state nothing should stay in", what, Waiting::count);
      gauge(meters, "stuck.oldest.seconds", "age of the oldest", what, Waiting::oldestSeconds);
    }
  }

  private void gauge(
      MeterRegistry meters,
      String name,
      String description,
      What what,
      ToLongFunction<Waiting> value) {
    Gauge.builder(name, () -> valueOf(last.get(what), value))
        .description(description)
        .tag("what", what.name().toLowerCase(Locale.ROOT))
        .register(meters);
  }

  private static double valueOf(@Nullable Waiting waiting, ToLongFunction<Waiting> value) {
    return waiting == null ? Double.NaN : value.applyAsLong(waiting);
  }

  @Scheduled(
      initialDelayString = "${sluice.audit.interval:1m}",
      fixedDelayString = "${sluice.audit.interval:1m}")
  void runOnce() {
    for (var waiting : books.waiting()) {
      last.put(waiting.what(), waiting);
      if (waiting.oldestSeconds() >= tooLong.toSeconds() && waiting.count() > 0)
        LOG.warn(
            "{} waits as {} for {} s, the oldest of {}",
            waiting.oldest().orElse("something"),
            waiting.what(),
            waiting.oldestSeconds(),
            waiting.count());
    }
  }
}
