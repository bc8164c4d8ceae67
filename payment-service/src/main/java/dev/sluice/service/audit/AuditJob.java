package dev.sluice.service.audit;

import dev.sluice.application.audit.AuditService;
import dev.sluice.application.audit.Finding;
import dev.sluice.application.audit.Law;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks the laws again and again: every minute of what was touched lately, now and then of
 * everything. Each law is a meter: 1 holds, 0 is broken, NaN was not asked yet.
 */
@Component
class AuditJob {

  private static final Logger LOG = LoggerFactory.getLogger(AuditJob.class);

  /** One way of asking, with what it found last. */
  private static final class Round {
    private final Map<Law, Finding> found = new ConcurrentHashMap<>();
    private volatile @Nullable Instant at;

    void keep(List<Finding> findings, Instant now) {
      findings.forEach(finding -> found.put(finding.law(), finding));
      at = now;
    }
  }

  private final AuditService audit;
  private final InstantSource clock;
  private final Duration settleAfter;
  private final Duration window;
  private final Round recent = new Round();
  private final Round whole = new Round();

  AuditJob(
      AuditService audit,
      InstantSource clock,
      MeterRegistry meters,
      @Value("${sluice.audit.settle-after:60s}") Duration settleAfter,
      @Value("${sluice.audit.interval:1m}") Duration interval,
      @Value("${sluice.audit.window:15m}") Duration window) {
    if (window.compareTo(settleAfter.plus(interval.multipliedBy(2))) < 0)
      throw new IllegalArgumentException(
          "sluice.audit.window is %s: it has to be at least sluice.audit.settle-after and two intervals, or what settles between two audits is seen by none"
              .formatted(window));
    this.audit = audit;
    this.clock = clock;
    this.settleAfter = settleAfter;
    this.window = window;
    for (var law : Law.values())
      Gauge.builder("audit.law.holds", () -> holds(law))
          .description("whether a law of the books held when it was last asked")
          .tag("law", Integer.toString(law.number()))
          .register(meters);
    age(meters, "recent", recent);
    age(meters, "whole", whole);
  }

  private void age(MeterRegistry meters, String scope, Round round) {
    Gauge.builder("audit.age.seconds", () -> seconds(round.at))
        .description("how long ago the laws were last asked")
        .tag("scope", scope)
        .register(meters);
  }

  @Scheduled(
      initialDelayString = "${sluice.audit.interval:1m}",
      fixedDelayString = "${sluice.audit.interval:1m}")
  void runOnce() {
    var now = clock.instant();
    tell(recent, audit.recent(now.minus(window), settleAfter), now);
  }

  @Scheduled(
      initialDelayString = "${sluice.audit.whole-interval:1h}",
      fixedDelayString = "${sluice.audit.whole-interval:1h}")
  void runWhole() {
    var now = clock.instant();
    tell(whole, audit.audit(settleAfter).findings(), now);
  }

  private static void tell(Round round, List<Finding> findings, Instant now) {
    round.keep(findings, now);
    for (var finding : findings)
      if (!finding.holds())
        LOG.error("law {} is broken: {}", finding.law().number(), finding.detail());
  }

  /** Broken as long as either way of asking says so. */
  private double holds(Law law) {
    double holds = Double.NaN;
    for (var round : List.of(recent, whole)) {
      var finding = round.found.get(law);
      if (finding == null) continue;
      if (!finding.holds()) return 0;
      holds = 1;
    }
    return holds;
  }

  private double seconds(@Nullable Instant at) {
    return at == null ? Double.NaN : Duration.between(at, clock.instant()).toMillis() / 1000.0;
  }
}
