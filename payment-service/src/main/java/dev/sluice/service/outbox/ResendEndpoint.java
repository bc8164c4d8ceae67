package dev.sluice.service.outbox;

import dev.sluice.application.outbox.ResendService;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** For a broker that lost its data. */
@Component
@Endpoint(id = "resend")
class ResendEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(ResendEndpoint.class);

  private final ResendService resend;

  ResendEndpoint(ResendService resend) {
    this.resend = resend;
  }

  record ResendBody(OffsetDateTime since, long rows) {}

  record Trouble(String error) {}

  /**
   * @param since what left the outbox since then leaves again
   */
  @WriteOperation
  WebEndpointResponse<Object> resend(OffsetDateTime since) {
    try {
      long rows = resend.since(since.toInstant());
      LOG.warn("{} rows sent since {} are sent again", rows, since);
      return new WebEndpointResponse<>(new ResendBody(since, rows));
    } catch (RuntimeException away) {
      LOG.warn("not everything could be marked, ask again: {}", away.toString());
      return new WebEndpointResponse<>(
          new Trouble("not everything could be marked, ask again: " + away.getMessage()), 503);
    }
  }
}
