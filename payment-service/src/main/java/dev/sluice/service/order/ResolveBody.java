package dev.sluice.service.order;

import dev.sluice.application.order.Resolution.Verdict;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Schema(name = "ResolveOrder")
record ResolveBody(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"CAPTURED", "CAPTURE_FAILED", "EXCESS_RETURNED"},
            description =
                "CAPTURED: the PSP took it. CAPTURE_FAILED: it took nothing, or gave it back. EXCESS_RETURNED: the shopper has back what was taken too much.")
        @Nullable String outcome,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 500,
            description = "Why: kept with it for ever.",
            example = "the PSP's statement of 3 March shows 9.00 EUR")
        @Nullable String reason) {

  Optional<Verdict> verdict(Checks checks) {
    return checks.read(outcome, "/outcome", Words.of(Verdict.class));
  }

  Optional<String> reason(Checks checks) {
    return checks.read(reason, "/reason", Words::reason);
  }
}
