package dev.sluice.platform.command;

import dev.sluice.bench.order.MadeUpOrders.Sellers;
import dev.sluice.platform.part.Profile;
import dev.sluice.platform.token.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** Words of the command line that stand for one of a few things. */
final class Words {

  static Profile profile(String word) {
    return oneOf(Profile.values(), Profile::word, "PSP profile", word);
  }

  static Role role(String word) {
    return oneOf(Role.values(), Role::word, "role", word);
  }

  static Sellers sellers(String word) {
    return oneOf(
        new Sellers[] {Sellers.TWO, Sellers.MIXED},
        one -> one.name().toLowerCase(Locale.ROOT),
        "shape of sellers",
        word);
  }

  private static <T> T oneOf(T[] all, Function<T, String> name, String what, String word) {
    return Arrays.stream(all)
        .filter(one -> name.apply(one).equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "there is no %s '%s': use one of %s"
                    .formatted(
                        what,
                        word,
                        Arrays.stream(all).map(name).collect(Collectors.joining(", ")))));
  }

  private Words() {}
}
