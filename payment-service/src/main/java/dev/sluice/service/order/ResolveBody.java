package dev.sluice.service.order;

import dev.sluice.application.order.Resolution.Verdict;
import dev.sluice.service.door.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
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

  private static final int LONGEST = 500;

  Optional<Verdict> verdict(Checks checks) {
    return checks.read(outcome, "/outcome", ResolveBody::verdictOf);
  }

  Optional<String> reason(Checks checks) {
    return checks.read(reason, "/reason", ResolveBody::checked);
  }

  private static Verdict verdictOf(String word) {
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.name().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "has to be one of "
                    + Arrays.stream(Verdict.values())
                        .map(Enum::name)
                        .collect(Collectors.joining(", "))));
  }

  private static String checked(String reason) {
    var text = reason.strip();
    if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(c -> c < ' '))
      throw new IllegalArgumentException(
          "has to be 1 to %d characters on one line".formatted(LONGEST));
    return text;
  }
}
