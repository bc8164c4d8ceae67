package dev.sluice.bench.order;

import java.util.List;
import java.util.Optional;

/**
 * What a marketplace asks of one seller's share once it is authorized: captures in minor units, one
 * after the other, and then perhaps a void of the rest. In a file: {@code 600+400}, {@code
 * 600+void}, {@code void}, or {@code wait} for nothing at all.
 */
public record Plan(List<Long> captures, boolean voided) {

  private static final String WAIT = "wait";
  private static final Steps STEPS =
      new Steps("captures", "a capture", "void", "600+400, 600+void, void or wait");

  public Plan {
    captures = List.copyOf(captures);
  }

  /** Nobody said anything else: everything, at once. */
  static Plan whole(long amount) {
    return new Plan(List.of(amount), false);
  }

  /** Empty if it will do, else what is wrong with it. */
  static Optional<String> wrong(String text) {
    return text.equals(WAIT) ? Optional.empty() : STEPS.wrong(text);
  }

  static Plan of(String text) {
    return text.equals(WAIT)
        ? new Plan(List.of(), false)
        : new Plan(STEPS.amounts(text), STEPS.namesRest(text));
  }

  long sum() {
    return Steps.sum(captures);
  }

  /** Whether nothing more of this amount will be captured after it. */
  boolean comesToAnEnd(long amount) {
    return voided || sum() == amount;
  }
}
