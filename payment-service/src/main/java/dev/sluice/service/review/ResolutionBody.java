package dev.sluice.service.review;

import dev.sluice.application.review.Resolution;
import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person found out about something in review, and who confirmed it. */
@Schema(name = "Resolution")
record ResolutionBody(
    @Schema(
            description = "What was in review: an intent, a payment, an order or a refund.",
            example = "po_0j5k2m9x4t7ad")
        String subject,
    @Schema(allowableValues = {"PROPOSED", "RESOLVED"}) String status,
    @Schema(
            allowableValues = {
              "CAPTURED",
              "CAPTURE_FAILED",
              "EXCESS_RETURNED",
              "AUTHORIZED",
              "DECLINED",
              "VOIDED",
              "SUCCEEDED",
              "FAILED"
            })
        String outcome,
    @Schema(description = "The capture it speaks of, of an order.") @Nullable Integer capture,
    @Schema(description = "What was in suspense.") AmountBody suspended,
    @Schema(description = "What of it became the order's.") @Nullable AmountBody captured,
    @Schema(description = "What stays in suspense: the shopper has to have it back.")
        @Nullable AmountBody excess,
    String reason,
    String proposedBy,
    Instant proposedAt,
    @Nullable String confirmedBy,
    @Nullable Instant confirmedAt) {

  static ResolutionBody of(Resolution resolution) {
    var confirmation = resolution.confirmation();
    var excess = resolution.excess();
    return new ResolutionBody(
        resolution.subject(),
        resolution.status().name(),
        resolution.verdict().name(),
        resolution.n() == 0 ? null : resolution.n(),
        AmountBody.of(resolution.suspended()),
        confirmation.map(_ -> AmountBody.of(resolution.captured())).orElse(null),
        excess.isPositive() ? AmountBody.of(excess) : null,
        resolution.reason(),
        resolution.proposedBy(),
        resolution.proposedAt(),
        confirmation.map(Resolution.Confirmation::by).orElse(null),
        confirmation.map(Resolution.Confirmation::at).orElse(null));
  }
}
