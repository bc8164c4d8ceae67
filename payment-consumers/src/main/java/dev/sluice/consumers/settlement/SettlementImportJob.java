package dev.sluice.consumers.settlement;

import dev.sluice.application.settlement.ImportSettlementService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads reports to their end, piece by piece. */
@Component
class SettlementImportJob {

  private final ImportSettlementService settlements;
  private final Counter rows;

  SettlementImportJob(ImportSettlementService settlements, MeterRegistry meters) {
    this.settlements = settlements;
    this.rows =
        Counter.builder("settlement_rows")
            .description("rows of settlement reports that were read")
            .register(meters);
  }

  @Scheduled(fixedDelayString = "${sluice.consumers.settlement.interval:1s}")
  void runOnce() {
    for (long read = settlements.runOnce(); read > 0; read = settlements.runOnce())
      rows.increment(read);
  }
}
