package dev.sluice.service.idempotency;

import dev.sluice.application.idempotency.Idempotency;
import dev.sluice.application.pipeline.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets keys nobody will come back with. */
@Component
class IdempotencyExpiryJob {

  private static final int BATCH = 1000;
  private static final int MOST_BATCHES = 1000;

  private final Idempotency idempotency;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Duration kept;

  IdempotencyExpiryJob(
      Idempotency idempotency,
      Transactions transactions,
      InstantSource clock,
      @Value("${sluice.idempotency.kept:30d}") Duration kept) {
    this.idempotency = idempotency;
    this.transactions = transactions;
    this.clock = clock;
    this.kept = kept;
  }

  @Scheduled(
      initialDelayString = "${sluice.idempotency.sweep-interval:10m}",
      fixedDelayString = "${sluice.idempotency.sweep-interval:10m}")
  void runOnce() {
    var before = clock.instant().minus(kept);
    for (int i = 0; i < MOST_BATCHES; i++)
      if (transactions.run(() -> idempotency.expire(before, BATCH)) < BATCH) return;
  }
}
