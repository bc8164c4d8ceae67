package dev.sluice.test.house;

import java.util.List;
import java.util.function.Function;

/** A sentence that must be true of a module, and the eye that finds where it is not. */
public record Rule(String sentence, Function<House, List<String>> eye) {

  /** What breaks the rule, one line for each offender that names it and says what to do. */
  public List<String> brokenIn(House house) {
    return eye.apply(house).stream().distinct().sorted().toList();
  }

  @Override
  public String toString() {
    return sentence;
  }
}
