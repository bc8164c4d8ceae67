package dev.sluice.service.audit;

import dev.sluice.application.audit.AuditService;
import dev.sluice.application.audit.Finding;
import dev.sluice.application.audit.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** Asks every law of the books. */
@Component
@Endpoint(id = "audit")
class AuditEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(AuditEndpoint.class);
  private static final Duration SETTLE_AFTER = Duration.ofSeconds(60);

  private final AuditService audit;

  AuditEndpoint(AuditService audit) {
    this.audit = audit;
  }

  record AuditBody(boolean clean, boolean empty, List<LawBody> laws) {
    static AuditBody of(Verdict verdict) {
      return new AuditBody(
          verdict.isClean(),
          verdict.empty(),
          verdict.findings().stream().map(LawBody::of).toList());
    }
  }

  record LawBody(
      int law, String name, boolean holds, long leftOut, long oldestSeconds, String detail) {
    static LawBody of(Finding finding) {
      return new LawBody(
          finding.law().number(),
          finding.law().words(),
          finding.holds(),
          finding.leftOut(),
          finding.oldestSeconds(),
          finding.detail());
    }
  }

  record Trouble(String error) {}

  /**
   * @param settleAfter how old a thing has to be before a law at rest judges it; 60 s unless said
   */
  @ReadOperation
  WebEndpointResponse<Object> audit(@Nullable Duration settleAfter) {
    if (settleAfter != null && settleAfter.isNegative())
      return new WebEndpointResponse<>(new Trouble("settleAfter has to be 0 or more"), 400);
    try {
      var verdict = audit.audit(settleAfter == null ? SETTLE_AFTER : settleAfter);
      return new WebEndpointResponse<>(AuditBody.of(verdict));
    } catch (RuntimeException away) {
      LOG.warn("the audit could not be made: {}", away.toString());
      return new WebEndpointResponse<>(
          new Trouble("the audit could not be made: " + away.getMessage()), 503);
    }
  }
}
