package dev.sluice.test.seeded;

import java.lang.reflect.Method;

/** A failure together with what it takes to see it again. */
final class SeedFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  SeedFailure(long seed, Method method, Throwable failure) {
    super(
        "seed %d: %s%n%nTo play it again: -Dtest=%s#%s -Dseed=%d%n"
            .formatted(
                seed,
                failure.getMessage() == null ? failure : failure.getMessage(),
                method.getDeclaringClass().getSimpleName(),
                method.getName(),
                seed),
        failure);
  }
}
