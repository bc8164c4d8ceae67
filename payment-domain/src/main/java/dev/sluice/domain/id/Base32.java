package dev.sluice.domain.id;

import java.util.Arrays;

/**
 * Crockford's base 32 of a 64-bit number in 13 characters: sorts like the number, no letters that
 * look alike.
 */
final class Base32 {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 13;
  private static final byte[] DIGITS = new byte[128];

  static {
    Arrays.fill(DIGITS, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) DIGITS[ALPHABET.charAt(i)] = (byte) i;
  }

  private Base32() {}

  static String render(String prefix, long number) {
    var text = new char[prefix.length() + LENGTH];
    prefix.getChars(0, prefix.length(), text, 0);
    for (int i = text.length - 1; i >= prefix.length(); i--) {
      text[i] = ALPHABET.charAt((int) (number & 31));
      number >>>= 5;
    }
    return new String(text);
  }

  /**
   * @throws IllegalArgumentException when the text is not an id with this prefix
   */
  static long parse(String prefix, String text) {
    if (!text.startsWith(prefix) || text.length() != prefix.length() + LENGTH) throw bad(prefix);
    long number = 0;
    for (int i = prefix.length(); i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? DIGITS[c] : -1;
      if (digit < 0 || (i == prefix.length() && digit > 15)) throw bad(prefix);
      number = number << 5 | digit;
    }
    return number;
  }

  private static IllegalArgumentException bad(String prefix) {
    return new IllegalArgumentException(
        "not an id: expected %s and %d base-32 characters".formatted(prefix, LENGTH));
  }
}
