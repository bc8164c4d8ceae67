package dev.sluice.service.payout;

import dev.sluice.application.payout.PayoutBatches.Skip;
import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;

/** A seller whose turn it was and who was not paid. */
@Schema(name = "PayoutSkip")
record PayoutSkipBody(
    String sellerId,
    @Schema(description = "Negative when it owes.") AmountBody available,
    @Schema(
            allowableValues = {
              "NO_BANK_ACCOUNT",
              "ON_HOLD",
              "NOTHING_AVAILABLE",
              "BELOW_MINIMUM",
              "CAME_BACK"
            })
        String reason,
    @Schema(description = "What is so, and what to do about it.") String detail) {

  static PayoutSkipBody of(Skip skip) {
    return new PayoutSkipBody(
        skip.seller().value(),
        AmountBody.of(skip.available()),
        skip.reason().name(),
        skip.reason().meaning());
  }
}
