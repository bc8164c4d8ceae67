package dev.sluice.test.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Time, chance and state that no argument tells of: with them the same call answers differently,
 * and no failure can be played again.
 */
final class HiddenInputs {

  /**
   * {@code owner.method}, by whatever arguments: a handed-in source has another way to be asked.
   */
  private static final Set<String> CALLS =
      Set.of(
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalTime.now",
          "java.time.LocalDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.Year.now",
          "java.time.YearMonth.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.system",
          "java.time.InstantSource.system",
          "java.time.ZoneId.systemDefault",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.Math.random",
          "java.lang.StrictMath.random",
          "java.lang.Thread.sleep",
          "java.util.UUID.randomUUID",
          "java.util.Random.<init>",
          "java.util.SplittableRandom.<init>",
          "java.security.SecureRandom.<init>",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.random.RandomGenerator.getDefault",
          "java.util.random.RandomGenerator.of");

  private static final Set<String> STATEFUL =
      Set.of("java.lang.ThreadLocal", "java.lang.ScopedValue", "java.util.concurrent.atomic");

  static final Rule NONE =
      new Rule(
          "no hidden inputs: time, chance and state are handed in",
          house ->
              Stream.concat(
                      house.types().flatMap(HiddenInputs::calls),
                      house.types().flatMap(HiddenInputs::state))
                  .toList());

  private static Stream<String> calls(JavaClass type) {
    return type.getAccessesFromSelf().stream()
        .filter(access -> CALLS.contains(called(access)))
        .map(access -> access.getDescription() + ": take it as an argument");
  }

  private static String called(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getTarget().getName();
  }

  private static Stream<String> state(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(HiddenInputs::canChange)
        .map(field -> field.getFullName() + " is static and can change");
  }

  /** A collection or map counts when its class, not only its interface, is named. */
  private static boolean canChange(JavaField field) {
    if (!field.getModifiers().contains(JavaModifier.FINAL)) {
      return true;
    }
    var type = field.getRawType();
    boolean holds = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    return holds && !type.isInterface()
        || type.getName().startsWith("java.util.concurrent.Concurrent")
        || STATEFUL.stream()
            .anyMatch(name -> type.getName().equals(name) || type.getPackageName().equals(name));
  }

  private HiddenInputs() {}
}
