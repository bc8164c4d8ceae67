package dev.sluice.test.seeded;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that holds for any world its {@link Chance} draws. It runs {@code times} times, stops at
 * the first failure and names its seed.
 *
 * <p>The seeds are the same in every build, so that a build fails for its change and not for its
 * luck. {@code -Dseeds=fresh} draws new ones, {@code -Dseeds=fresh -Dseeds.times=100000} many new
 * ones, and {@code -Dseed=<number>} plays a single one.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SeededRuns.class)
public @interface Seeded {
  int times() default 100;
}
