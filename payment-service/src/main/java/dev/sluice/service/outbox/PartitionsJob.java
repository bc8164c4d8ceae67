package dev.sluice.service.outbox;

import dev.sluice.infrastructure.pipeline.Partitions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes the coming days of inbox and outbox, drops those that are over. */
@Component
class PartitionsJob {

  private final Partitions partitions;
  private final AtomicLong strays = new AtomicLong();

  PartitionsJob(Partitions partitions, MeterRegistry meters) {
    this.partitions = partitions;
    Gauge.builder("partitions.strays", strays, AtomicLong::doubleValue)
        .description("rows of inbox and outbox whose day nobody made in time")
        .register(meters);
  }

  @Scheduled(initialDelayString = "0s", fixedDelayString = "${sluice.inbox.sweep-interval:1h}")
  void runOnce() {
    partitions.runOnce();
    strays.set(partitions.strays());
  }
}
