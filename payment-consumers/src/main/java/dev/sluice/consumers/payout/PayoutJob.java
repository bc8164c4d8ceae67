package dev.sluice.consumers.payout;

import dev.sluice.application.payout.PayOutService;
import dev.sluice.application.payout.RunPayoutBatchService;
import dev.sluice.application.pipeline.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Pays sellers, every day from its hour on and whenever somebody asks, and writes the files of the
 * bank. Without an account to pay from there is nothing to do.
 */
@Component
@ConditionalOnProperty("sluice.consumers.payouts.iban")
class PayoutJob {

  private final PayOutService pay;
  private final RunPayoutBatchService batches;
  private final Transactions transactions;
  private final InstantSource clock;
  private final LocalTime hour;
  private final Counter steps;

  /**
   * @param hour {@code sluice.consumers.payouts.at}: the batch of a day begins then, UTC
   */
  PayoutJob(
      PayOutService pay,
      RunPayoutBatchService batches,
      Transactions transactions,
      InstantSource clock,
      @Value("${sluice.consumers.payouts.at:06:00}") String hour,
      MeterRegistry meters) {
    this.pay = pay;
    this.batches = batches;
    this.transactions = transactions;
    this.clock = clock;
    this.hour = LocalTime.parse(hour);
    this.steps =
        Counter.builder("payout_steps")
            .description("pages of sellers that were paid, and batches that were sent")
            .register(meters);
  }

  @Scheduled(fixedDelayString = "${sluice.consumers.payouts.schedule-interval:1m}")
  void open() {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    if (!now.toLocalTime().isBefore(hour)) transactions.run(pay::openScheduled);
  }

  @Scheduled(fixedDelayString = "${sluice.consumers.payouts.interval:2s}")
  void runOnce() {
    while (batches.runOnce()) steps.increment();
  }
}
