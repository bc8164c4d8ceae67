package dev.sluice.service.intent;

import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An intent as its client sees it. */
@Schema(name = "PaymentIntent")
record PaymentIntentBody(
    @Schema(example = "pi_0j5k2m9x4t7ab") String id,
    @Schema(
            description = "The id the payment has once the PSP says yes.",
            example = "pay_0j5k2m9x4t7ac")
        String paymentId,
    String orderId,
    String buyerId,
    @Schema(
            allowableValues = {
              "CREATED",
              "PENDING_AUTH",
              "AUTHORIZED",
              "DECLINED",
              "CANCELLED",
              "EXPIRED",
              "REVIEW"
            })
        String status,
    @Schema(description = "Why the PSP declined.") @Nullable String reason,
    AmountBody total,
    String captureMethod,
    List<Line> lines,
    Instant createdAt) {

  @Schema(name = "PaymentIntentLine")
  record Line(String paymentOrderId, String sellerId, AmountBody amount, AmountBody commission) {
    static Line of(SellerLine line) {
      return new Line(
          line.order().value(),
          line.seller().value(),
          AmountBody.of(line.amount()),
          AmountBody.of(line.commission()));
    }
  }

  static PaymentIntentBody of(PaymentIntent intent) {
    return new PaymentIntentBody(
        intent.id().value(),
        intent.payment().value(),
        intent.order().value(),
        intent.buyer().value(),
        intent.status().name(),
        intent.declined().orElse(null),
        AmountBody.of(intent.total()),
        intent.captureMethod().name(),
        intent.lines().stream().map(Line::of).toList(),
        intent.createdAt());
  }
}
