package dev.sluice.service.dispute;

import dev.sluice.application.dispute.DisputePaymentService.Disputed;
import dev.sluice.application.order.PaymentOrderView;
import dev.sluice.domain.dispute.Bearer;
import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dispute as the API tells it. */
@Schema(name = "Dispute")
record DisputeBody(
    @Schema(example = "dp_0j5k2m9x4t7af") String id,
    String paymentOrderId,
    String paymentId,
    String sellerId,
    @Schema(description = "What is booked.") AmountBody amount,
    @Schema(description = "What of its commission the platform gave back with it.")
        AmountBody commission,
    @Schema(allowableValues = {"OPENED", "WON", "LOST"}) String status,
    @Schema(
            description = "Who pays for a lost one.",
            allowableValues = {"SELLER", "PLATFORM"})
        @Nullable String bearer,
    Instant openedAt,
    @Nullable Instant decidedAt) {

  static DisputeBody of(PaymentOrderView.Dispute dispute) {
    return new DisputeBody(
        dispute.id().value(),
        dispute.order().value(),
        dispute.payment().value(),
        dispute.seller().value(),
        AmountBody.of(dispute.amount()),
        AmountBody.of(dispute.commission()),
        dispute.status().name(),
        dispute.bearer().map(Bearer::name).orElse(null),
        dispute.openedAt(),
        dispute.decidedAt().orElse(null));
  }

  static DisputeBody of(Disputed disputed) {
    var dispute = disputed.dispute();
    return new DisputeBody(
        dispute.id().value(),
        disputed.order().id().value(),
        disputed.order().payment().value(),
        disputed.order().seller().value(),
        AmountBody.of(dispute.amount()),
        AmountBody.of(dispute.commission()),
        dispute.status().name(),
        dispute.bearer() == null ? null : dispute.bearer().name(),
        dispute.openedAt(),
        dispute.decidedAt());
  }
}
