package dev.sluice.service.door;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Texts of requests that have to keep to something, for {@link Checks#read}. */
public final class Words {

  private static final int LONGEST_REASON = 500;

  /** One of the names of an enum. */
  public static <E extends Enum<E>> Function<String, E> of(Class<E> kind) {
    var all = kind.getEnumConstants();
    return word ->
        Arrays.stream(all)
            .filter(one -> one.name().equals(word))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "has to be one of "
                        + Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", "))));
  }

  /** Why a person did something. */
  public static String reason(String text) {
    var reason = text.strip();
    if (reason.isEmpty()
        || reason.length() > LONGEST_REASON
        || reason.chars().anyMatch(c -> c < ' '))
      throw new IllegalArgumentException(
          "has to be 1 to %d characters on one line".formatted(LONGEST_REASON));
    return reason;
  }

  private Words() {}
}
