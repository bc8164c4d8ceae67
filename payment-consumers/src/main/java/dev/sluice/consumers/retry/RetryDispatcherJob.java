package dev.sluice.consumers.retry;

import dev.sluice.application.retry.RetryService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends on its way again what is due: often what the timer names, now and then what nobody named.
 */
@Component
class RetryDispatcherJob {

  private final RetryService retries;
  private final Counter named;
  private final Counter swept;
  private final Counter lost;

  RetryDispatcherJob(RetryService retries, MeterRegistry meters) {
    this.retries = retries;
    this.named = counter(meters, "timer");
    this.swept = counter(meters, "sweep");
    this.lost = counter(meters, "lost");
  }

  @Scheduled(fixedDelayString = "${sluice.consumers.retry.interval:200ms}")
  void runOnce() {
    named.increment(retries.runOnce().named());
  }

  @Scheduled(fixedDelayString = "${sluice.consumers.retry.sweep-interval:30s}")
  void sweep() {
    var round = retries.sweep();
    swept.increment(round.swept());
    lost.increment(round.lost());
  }

  private static Counter counter(MeterRegistry meters, String foundBy) {
    return Counter.builder("retry_dispatched")
        .description("things sent on their way again, by who found them")
        .tag("found_by", foundBy)
        .register(meters);
  }
}
