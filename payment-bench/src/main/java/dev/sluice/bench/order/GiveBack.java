package dev.sluice.bench.order;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a marketplace gives back of one seller's share once nothing more of it is captured: parts in
 * minor units, a refund each, and then perhaps all that is left. In a file: {@code 300+700}, {@code
 * 300+all} or {@code all}.
 */
public record GiveBack(List<Long> parts, boolean rest) {

  private static final Steps STEPS =
      new Steps("refunds", "a refund", "all", "300+700, 300+all or all");

  public GiveBack {
    parts = List.copyOf(parts);
  }

  /** Empty if it will do, else what is wrong with it. */
  static Optional<String> wrong(String text) {
    return STEPS.wrong(text);
  }

  static GiveBack of(String text) {
    return new GiveBack(STEPS.amounts(text), STEPS.namesRest(text));
  }

  long sum() {
    return Steps.sum(parts);
  }

  /** The refunds to ask for when so much was captured: the same ones every time. */
  public List<Long> of(long captured) {
    long left = captured - sum();
    if (!rest || left <= 0) return parts;
    return Stream.concat(parts.stream(), Stream.of(left)).toList();
  }
}
