package dev.sluice.service.dispute;

import dev.sluice.domain.dispute.Bearer;
import dev.sluice.service.door.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a dispute ended. */
@Schema(name = "DisputeOutcome")
record OutcomeBody(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"WON", "LOST"})
        @Nullable String outcome,
    @Schema(
            description = "Who pays for a lost one.",
            allowableValues = {"SELLER", "PLATFORM"},
            defaultValue = "SELLER")
        @Nullable String bearer) {

  /**
   * What was sent, checked.
   *
   * @return who bears it when it was lost; empty when it was won or {@code checks} has something
   *     against it
   */
  Optional<Bearer> lostBy(Checks checks) {
    var won = checks.read(outcome, "/outcome", OutcomeBody::isWon);
    var by = checks.optional(bearer, "/bearer", OutcomeBody::bearerOf);
    if (won.isPresent() && won.get() && bearer != null)
      checks.refuse("/bearer", "belongs to a dispute that is LOST");
    return won.isPresent() && !won.get() ? Optional.of(by.orElse(Bearer.SELLER)) : Optional.empty();
  }

  private static boolean isWon(String word) {
    if (word.equals("WON") || word.equals("LOST")) return word.equals("WON");
    throw new IllegalArgumentException("has to be WON or LOST");
  }

  private static Bearer bearerOf(String word) {
    for (var one : Bearer.values()) if (one.name().equals(word)) return one;
    throw new IllegalArgumentException("has to be SELLER or PLATFORM");
  }
}
