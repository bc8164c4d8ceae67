package dev.sluice.service.door;

import java.util.regex.Pattern;

/** Recognizes what may be the number of a card, so that it is neither kept nor repeated. */
public final class CardNumbers {

  private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ .-]?[0-9]){11,18}");

  /** The check digit is not asked: a mistyped card number is one all the same. */
  public static boolean looksLikeOne(String text) {
    return DIGITS.matcher(text.strip()).matches();
  }

  private CardNumbers() {}
}
