package dev.sluice.service.payment;

import dev.sluice.domain.intent.PaymentIntent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A payment that is on its way. */
@Schema(name = "AcceptedPayment")
record AcceptedBody(
    @Schema(example = "pay_0j5k2m9x4t7ac") String id,
    @Schema(example = "pi_0j5k2m9x4t7ab") String paymentIntentId,
    @Schema(example = "PENDING_AUTH") String status,
    @Schema(example = "2026-01-31T12:00:00.123456Z") Instant createdAt) {

  static AcceptedBody of(PaymentIntent intent) {
    return new AcceptedBody(
        intent.payment().value(), intent.id().value(), intent.status().name(), intent.createdAt());
  }
}
