package dev.sluice.service.door;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Texts of requests that have to keep to something, for {@link Checks#read}. */
public final class Words {

  private static final int LONGEST_REASON = 500;

  /** One of the names of an enum. */
  public static <E extends Enum<E>> Function<String, E> of(Class<E> kind) {
    return oneOf(List.of(kind.getEnumConstants()));
  }

  /** One of these names. */
  public static <E extends Enum<E>> Function<String, E> oneOf(List<E> possible) {
    return word ->
        possible.stream()
            .filter(one -> one.name().equals(word))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "has to be one of "
                        + possible.stream().map(Enum::name).collect(Collectors.joining(", "))));
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
