package dev.sluice.service.audit;

import dev.sluice.application.audit.AuditService;
import dev.sluice.application.audit.Finding;
import dev.sluice.application.audit.Law;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks the laws again and again, and keeps each as a meter: 1 holds, 0 is broken, NaN was not asked
 * yet.
 */
@Component
class AuditJob {

  private static final Logger LOG = LoggerFactory.getLogger(AuditJob.class);

  private final AuditService audit;
  private final Duration settleAfter;
  private final Map<Law, Finding> last = new ConcurrentHashMap<>();

  AuditJob(
      AuditService audit,
      MeterRegistry meters,
      @Value("${sluice.audit.settle-after:60s}") Duration settleAfter) {
    this.audit = audit;
    this.settleAfter = settleAfter;
    for (var law : Law.values())
      Gauge.builder("audit.law.holds", () -> holds(law))
          .description("whether a law of the books held when it was last asked")
          .tag("law", Integer.toString(law.number()))
          .register(meters);
  }

  @Scheduled(
      initialDelayString = "${sluice.audit.interval:10m}",
      fixedDelayString = "${sluice.audit.interval:10m}")
  void runOnce() {
    for (var finding : audit.audit(settleAfter).findings()) {
      last.put(finding.law(), finding);
      if (!finding.holds())
        LOG.error("law {} is broken: {}", finding.law().number(), finding.detail());
    }
  }

  private double holds(Law law) {
    var finding = last.get(law);
    if (finding == null) return Double.NaN;
    return finding.holds() ? 1 : 0;
  }
}
