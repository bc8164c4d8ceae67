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
              "PARTIALLY_CAPTURED",
              "CAPTURED",
              "CAPTURE_FAILED",
              "CANCELLED",
              "PARTIALLY_REFUNDED",
              "REFUNDED",
              "REVIEW"
            })
        String status,
    @Schema(description = "Why it failed or was given back, or what a person has to look at.")
        @Nullable String reason,
    AmountBody amount,
    AmountBody commission,
    AmountBody captured,
    @Schema(description = "What has gone back.") AmountBody refunded,
    List<Capture> captures,
    List<Refund> refunds,
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

  @Schema(name = "Refund")
  public record Refund(
      @Schema(example = "re_0j5k2m9x4t7ae") String id,
      String paymentOrderId,
      String paymentId,
      AmountBody amount,
      @Schema(description = "What of its commission the platform gave back with it.")
          AmountBody commission,
      @Schema(allowableValues = {"REQUESTED", "PENDING", "SUCCEEDED", "FAILED", "REVIEW"})
          String status,
      @Schema(description = "Why it failed, or what a person has to look at.")
          @Nullable String reason,
      Instant createdAt,
      Instant updatedAt) {
    public static Refund of(PaymentOrderView.Refund refund) {
      return new Refund(
          refund.id().value(),
          refund.order().value(),
          refund.payment().value(),
          AmountBody.of(refund.amount()),
          AmountBody.of(refund.commission()),
          refund.status().name(),
          refund.reason().orElse(null),
          refund.createdAt(),
          refund.updatedAt());
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
        AmountBody.of(order.refunded()),
        order.captures().stream().map(Capture::of).toList(),
        order.refunds().stream().map(Refund::of).toList(),
        order.createdAt(),
        order.updatedAt());
  }
}
