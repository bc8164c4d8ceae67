package dev.sluice.consumers.settlement;

import dev.sluice.application.settlement.FindMissingService;
import dev.sluice.application.settlement.MatchLateService;
import dev.sluice.application.settlement.ReleaseReservesService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Matches what was late, looks for what is missing, gives sellers what was held back. */
@Component
class SettlementCareJob {

  private final MatchLateService late;
  private final FindMissingService missing;
  private final ReleaseReservesService reserves;
  private final Counter matched;
  private final Counter found;
  private final Counter released;

  SettlementCareJob(
      MatchLateService late,
      FindMissingService missing,
      ReleaseReservesService reserves,
      MeterRegistry meters) {
    this.late = late;
    this.missing = missing;
    this.reserves = reserves;
    this.matched = counter(meters, "settlement_matched_late", "lines that fit after all");
    this.found = counter(meters, "settlement_missing", "captures that were never settled");
    this.released = counter(meters, "reserves_released", "amounts that were held back");
  }

  private static Counter counter(MeterRegistry meters, String name, String description) {
    return Counter.builder(name).description(description).register(meters);
  }

  @Scheduled(fixedDelayString = "${sluice.consumers.settlement.match-interval:10s}")
  void match() {
    matched.increment(late.runOnce());
  }

  @Scheduled(fixedDelayString = "${sluice.consumers.settlement.missing-interval:1h}")
  void search() {
    for (int n = missing.runOnce(); n > 0; n = missing.runOnce()) found.increment(n);
  }

  @Scheduled(fixedDelayString = "${sluice.consumers.settlement.release-interval:1m}")
  void release() {
    for (int n = reserves.runOnce(); n > 0; n = reserves.runOnce()) released.increment(n);
  }
}
