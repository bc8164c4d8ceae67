package dev.sluice.bench.order;

import java.util.Currency;
import java.util.Optional;

/**
 * What the API takes; checked before anything is sent, so that a whole order is held back and not a
 * half.
 */
final class Limits {
  static final long MAX_AMOUNT = 1_000_000_000_000L;
  static final int MAX_ID = 64;
  static final int MAX_SELLERS = 100;
  private static final int MAX_SHOWN = 40;

  private Limits() {}

  /** Empty if it will do, else what is wrong with it. */
  static Optional<String> wrongId(String column, String value) {
    if (value.isBlank()) {
      return Optional.of(column + " is empty");
    }
    if (value.length() > MAX_ID) {
      return Optional.of(column + " is longer than " + MAX_ID + " characters: " + shown(value));
    }
    if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
      return Optional.of(
          column + " must be printable ASCII characters without blanks: " + shown(value));
    }
    return Optional.empty();
  }

  static Optional<String> wrongAmount(String column, String value) {
    boolean whole = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!whole) {
      return Optional.of(column + " must be a whole number of minor units: " + shown(value));
    }
    String digits = value.replaceFirst("^0+", "");
    if (digits.isEmpty()) {
      return Optional.of(column + " must be at least 1");
    }
    if (digits.length() > 13 || Long.parseLong(digits) > MAX_AMOUNT) {
      return Optional.of(column + " is more than " + MAX_AMOUNT + ": " + shown(value));
    }
    return Optional.empty();
  }

  static Optional<String> wrongCurrency(String value) {
    try {
      return Currency.getInstance(value).getDefaultFractionDigits() < 0
          ? Optional.of("currency has no minor units: " + shown(value))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.of("unknown ISO 4217 currency: " + shown(value));
    }
  }

  /** Safe to print on a terminal, and short. */
  static String shown(String value) {
    StringBuilder out = new StringBuilder("\"");
    value
        .codePoints()
        .limit(MAX_SHOWN)
        .forEach(c -> out.appendCodePoint(printable(c) ? c : '\uFFFD'));
    if (value.codePointCount(0, value.length()) > MAX_SHOWN) {
      out.append('…');
    }
    return out.append('"').toString();
  }

  private static boolean printable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
