package dev.sluice.service.door;

import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, so that its sender hears of everything at once. */
public final class Checks {

  private static final int MOST_TOLD = 20;

  private final List<Problem.Field> wrong = new ArrayList<>();

  public void refuse(String pointer, String detail) {
    if (wrong.size() < MOST_TOLD) wrong.add(new Problem.Field(pointer, detail));
  }

  /** The value; empty, and refused, when it is missing. */
  public <T> Optional<T> required(@Nullable T value, String pointer) {
    if (value == null) refuse(pointer, "is required");
    return Optional.ofNullable(value);
  }

  /**
   * The value as {@code read} makes it; empty, and refused, when it is missing or {@code read}
   * throws.
   */
  public <T> Optional<T> read(@Nullable String value, String pointer, Function<String, T> read) {
    return required(value, pointer).flatMap(given -> optional(given, pointer, read));
  }

  /** Like {@link #read}, but it may be missing. */
  public <T> Optional<T> optional(
      @Nullable String value, String pointer, Function<String, T> read) {
    if (value == null) return Optional.empty();
    try {
      return Optional.of(read.apply(value));
    } catch (IllegalArgumentException bad) {
      refuse(pointer, String.valueOf(bad.getMessage()));
      return Optional.empty();
    }
  }

  /** What {@code make} makes; empty, and refused, when it throws. */
  public <T> Optional<T> built(String pointer, Supplier<T> make) {
    return optional("", pointer, _ -> make.get());
  }

  /** A number that is small where it is right; one that is not small becomes wrong, not another. */
  public static int small(BigInteger number) {
    return number.bitLength() < Integer.SIZE - 1
        ? number.intValue()
        : number.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
  }

  public boolean isClean() {
    return wrong.isEmpty();
  }

  /**
   * @throws Problem with everything that was refused
   */
  public void hold() {
    if (isClean()) return;
    var first = wrong.getFirst();
    throw new Problem(
        ErrorCode.INVALID_REQUEST,
        wrong.size() == 1
            ? (first.pointer() + " " + first.detail()).strip()
            : wrong.size() + " fields are not valid",
        wrong,
        Map.of());
  }
}
