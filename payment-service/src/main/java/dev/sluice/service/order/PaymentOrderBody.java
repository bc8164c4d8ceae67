package dev.sluice.service.order;

import dev.sluice.application.order.PaymentOrderView;
import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One seller's share of a payment, as the API tells it. */
@Schema(name = "PaymentOrder")
public record PaymentOrderBody(
    @Schema(example = "po_0j5k2m9x4t7ad") String id,
    @Schema(example = "pay_0j5k2m9x4t7ac") String paymentId,
    String sellerId,
    @Schema(
            allowableValues = {
              "INITIATED_PENDING",
              "CAPTURE_REQUESTED",
              "PENDING_CAPTURE",
              "CAPTURED",
              "CAPTURE_FAILED",
              "REVIEW"
            })
        String status,
    @Schema(description = "Why it failed, or what a person has to look at.")
        @Nullable String reason,
    AmountBody amount,
    AmountBody commission,
    AmountBody captured,
    List<Capture> captures,
    List<Object> refunds,
    Instant createdAt,
    Instant updatedAt) {

  @Schema(name = "Capture")
  public record Capture(int number, AmountBody amount, AmountBody commission, Instant capturedAt) {
    static Capture of(PaymentOrderView.Capture capture) {
      return new Capture(
          capture.n(),
          AmountBody.of(capture.amount()),
          AmountBody.of(capture.commission()),
          capture.at());
    }
  }

  public static PaymentOrderBody of(PaymentOrderView order) {
    return new PaymentOrderBody(
        order.id().value(),
        order.payment().value(),
        order.seller().value(),
        order.status().name(),
        order.reason().orElse(null),
        AmountBody.of(order.amount()),
        AmountBody.of(order.commission()),
        AmountBody.of(order.captured()),
        order.captures().stream().map(Capture::of).toList(),
        List.of(),
        order.createdAt(),
        order.updatedAt());
  }
}
