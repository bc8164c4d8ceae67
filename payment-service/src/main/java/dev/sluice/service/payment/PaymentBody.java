package dev.sluice.service.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.application.payment.PaymentView;
import dev.sluice.service.door.AmountBody;
import dev.sluice.service.order.PaymentOrderBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment as the API tells it. */
@Schema(name = "Payment")
record PaymentBody(
    @Schema(example = "pay_0j5k2m9x4t7ac") String id,
    @Schema(example = "pi_0j5k2m9x4t7ab") String paymentIntentId,
    String orderId,
    String buyerId,
    @Schema(
            description = "The intent's until the payment exists, then the payment's.",
            allowableValues = {
              "CREATED",
              "PENDING_AUTH",
              "AUTHORIZED",
              "DECLINED",
              "CANCELLED",
              "EXPIRED",
              "REVIEW",
              "NOT_CAPTURED",
              "PARTIALLY_CAPTURED",
              "CAPTURED",
              "PARTIALLY_REFUNDED",
              "REFUNDED",
              "VOIDED"
            })
        String status,
    @Schema(description = "Why the PSP declined.") @Nullable String reason,
    @Schema(description = "Nothing more will be captured.") @JsonProperty("final") boolean ended,
    AmountBody total,
    AmountBody captured,
    @Schema(description = "What has gone back.") AmountBody refunded,
    List<PaymentOrderBody> orders,
    Instant createdAt,
    Instant updatedAt) {

  static PaymentBody of(PaymentView payment) {
    return new PaymentBody(
        payment.id().value(),
        payment.intent().value(),
        payment.order().value(),
        payment.buyer().value(),
        payment.status(),
        payment.reason().orElse(null),
        payment.ended(),
        AmountBody.of(payment.total()),
        AmountBody.of(payment.captured()),
        AmountBody.of(payment.refunded()),
        payment.orders().stream().map(PaymentOrderBody::of).toList(),
        payment.createdAt(),
        payment.updatedAt());
  }
}
