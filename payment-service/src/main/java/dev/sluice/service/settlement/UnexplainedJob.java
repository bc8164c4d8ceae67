package dev.sluice.service.settlement;

import dev.sluice.application.settlement.Discrepancies;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Adds up what nobody can explain: 0 when the books can be signed off, NaN before it was asked. */
@Component
class UnexplainedJob {

  private final Discrepancies discrepancies;
  private volatile double last = Double.NaN;

  UnexplainedJob(Discrepancies discrepancies, MeterRegistry meters) {
    this.discrepancies = discrepancies;
    Gauge.builder("unexplained.minor.units", () -> last)
        .description("money of settlements that nobody can explain, in all currencies")
        .register(meters);
  }

  @Scheduled(
      initialDelayString = "${sluice.settlement.count-interval:30s}",
      fixedDelayString = "${sluice.settlement.count-interval:30s}")
  void runOnce() {
    last = discrepancies.unexplained();
  }
}
