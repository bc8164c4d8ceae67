package dev.sluice.bench.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a column says minor units one after the other, and with a word at the end what becomes of the
 * rest: {@code 600+400}, {@code 600+void}.
 *
 * @param one what each amount is
 * @param rest the word
 * @param examples for whoever got it wrong
 */
record Steps(String column, String one, String rest, String examples) {
  private static final int MOST = 20;

  /** Empty if it will do, else what is wrong with it. */
  Optional<String> wrong(String text) {
    String[] steps = text.split("\\+", -1);
    if (steps.length > MOST) return Optional.of(column + " has more than " + MOST + " steps");
    for (int i = 0; i < steps.length; i++) {
      if (i == steps.length - 1 && steps[i].equals(rest)) continue;
      Optional<String> wrong = Limits.wrongAmount(one, steps[i]);
      if (wrong.isPresent())
        return Optional.of("%s has to be like %s: %s".formatted(column, examples, wrong.get()));
    }
    return Optional.empty();
  }

  List<Long> amounts(String text) {
    List<Long> amounts = new ArrayList<>();
    for (String step : text.split("\\+", -1))
      if (!step.equals(rest)) amounts.add(Long.parseLong(step));
    return amounts;
  }

  /** Whether the word is there. */
  boolean namesRest(String text) {
    return text.endsWith(rest);
  }

  static long sum(List<Long> amounts) {
    return amounts.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }
}
