package dev.sluice.simulator.conduct;

import dev.sluice.simulator.request.Operation;
import org.jspecify.annotations.Nullable;

/** Which requests a forced behaviour is for: all that is given must fit. */
public record Match(
    @Nullable Operation operation, @Nullable String key, @Nullable String tokenPrefix) {
  boolean fits(Operation operation, String key, @Nullable String token) {
    return (this.operation == null || this.operation == operation)
        && (this.key == null || this.key.equals(key))
        && (tokenPrefix == null || (token != null && token.startsWith(tokenPrefix)));
  }
}
