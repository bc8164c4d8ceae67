package dev.sluice.simulator.request;

import dev.sluice.simulator.wire.Unreadable;
import java.util.regex.Pattern;

/**
 * Keeps card numbers out: what looks like one is refused before anything is kept, counted or
 * repeated.
 */
final class CardNumbers {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{12,19}");
  private static final Pattern TOKEN = Pattern.compile("tok_[A-Za-z0-9_.-]{1,124}");

  /** The token itself when it may be one. */
  static String token(String text) {
    String bare = text.replace("-", "");
    if (DIGITS.matcher(bare).matches()) throw refused();
    if (!TOKEN.matcher(text).matches()) {
      throw new Unreadable("token must be tok_ and 1 to 124 of A-Z a-z 0-9 _ . -");
    }
    String rest = bare.substring("tok_".length());
    if (DIGITS.matcher(rest).matches() && luhn(rest)) throw refused();
    return text.intern();
  }

  private static Unreadable refused() {
    return new Unreadable("token looks like a card number: this PSP takes tokens only (tok_...)");
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }
    return sum % 10 == 0;
  }

  private CardNumbers() {}
}
