package dev.sluice.service.deadletter;

import dev.sluice.service.door.Checks;
import dev.sluice.service.door.Words;
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

  Optional<String> read(Checks checks) {
    return checks.read(reason, "/reason", Words::reason);
  }
}
