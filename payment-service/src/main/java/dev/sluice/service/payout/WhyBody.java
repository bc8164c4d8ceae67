package dev.sluice.service.payout;

import dev.sluice.service.door.Checks;
import dev.sluice.service.door.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "StopPayout")
record WhyBody(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 500,
            description = "Why: kept with it.",
            example = "the seller's letter of 3 March")
        @Nullable String reason) {

  /** What was sent, checked. */
  String read() {
    var checks = new Checks();
    var why = checks.read(reason, "/reason", Words::reason);
    checks.hold();
    return why.orElseThrow();
  }
}
