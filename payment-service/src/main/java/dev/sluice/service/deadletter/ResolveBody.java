package dev.sluice.service.deadletter;

import dev.sluice.service.door.Checks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Schema(name = "Resolve")
record ResolveBody(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 500,
            description = "Why: kept with the letter.",
            example = "the account was repaired")
        @Nullable String reason) {

  private static final int LONGEST = 500;

  Optional<String> read(Checks checks) {
    return checks.read(reason, "/reason", ResolveBody::checked);
  }

  private static String checked(String reason) {
    var text = reason.strip();
    if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(c -> c < ' '))
      throw new IllegalArgumentException(
          "has to be 1 to %d characters on one line".formatted(LONGEST));
    return text;
  }
}
