package dev.sluice.bench.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a marketplace asks of one seller's share once it is authorized: captures in minor units, one
 * after the other, and then perhaps a void of the rest. In a file: {@code 600+400}, {@code
 * 600+void}, {@code void}, or {@code wait} for nothing at all.
 */
public record Plan(List<Long> captures, boolean voided) {

  private static final String VOID = "void";
  private static final String WAIT = "wait";
  private static final int MOST_CAPTURES = 20;

  public Plan {
    captures = List.copyOf(captures);
  }

  /** Nobody said anything else: everything, at once. */
  static Plan whole(long amount) {
    return new Plan(List.of(amount), false);
  }

  /** Empty if it will do, else what is wrong with it. */
  static Optional<String> wrong(String text) {
    if (text.equals(WAIT)) return Optional.empty();
    String[] steps = text.split("\\+", -1);
    if (steps.length > MOST_CAPTURES)
      return Optional.of("captures has more than " + MOST_CAPTURES + " steps");
    for (int i = 0; i < steps.length; i++) {
      if (i == steps.length - 1 && steps[i].equals(VOID)) continue;
      Optional<String> wrong = Limits.wrongAmount("a capture", steps[i]);
      if (wrong.isPresent())
        return Optional.of(
            "captures has to be like 600+400, 600+void, void or wait: " + wrong.get());
    }
    return Optional.empty();
  }

  static Plan of(String text) {
    List<Long> captures = new ArrayList<>();
    if (!text.equals(WAIT))
      for (String step : text.split("\\+", -1))
        if (!step.equals(VOID)) captures.add(Long.parseLong(step));
    return new Plan(captures, text.endsWith(VOID));
  }

  long sum() {
    return captures.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }
}
