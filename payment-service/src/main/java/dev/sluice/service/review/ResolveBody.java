package dev.sluice.service.review;

import dev.sluice.application.review.Resolution.Saying;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.service.door.Checks;
import dev.sluice.service.door.Words;
import dev.sluice.service.idempotency.Posted;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Resolve")
record ResolveBody(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {
              "CAPTURED",
              "CAPTURE_FAILED",
              "EXCESS_RETURNED",
              "AUTHORIZED",
              "DECLINED",
              "VOIDED",
              "SUCCEEDED",
              "FAILED"
            },
            description =
                "Of an order: CAPTURED, the PSP took it; CAPTURE_FAILED, it took nothing, or gave it back; EXCESS_RETURNED, the shopper has back what was taken too much. Of an intent: AUTHORIZED, the PSP holds what it was asked for after all; DECLINED, what it holds is given back. Of a payment: VOIDED, the PSP holds nothing any more. Of a refund: SUCCEEDED, the shopper has it; FAILED, he has nothing of it.")
        @Nullable String outcome,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 500,
            description = "Why: kept with it for ever.",
            example = "the PSP's statement of 3 March shows 9.00 EUR")
        @Nullable String reason) {

  /** What somebody says. */
  record Said(Verdict verdict, Saying saying) {}

  /**
   * What was posted, checked.
   *
   * @param possible of what it is about
   */
  static Said read(Posted<ResolveBody> posted, List<Verdict> possible) {
    var checks = new Checks();
    var verdict = checks.read(posted.body().outcome(), "/outcome", Words.oneOf(possible));
    var reason = checks.read(posted.body().reason(), "/reason", Words::reason);
    checks.hold();
    return new Said(
        verdict.orElseThrow(), new Saying(posted.caller().subject(), reason.orElseThrow()));
  }
}
