package dev.sluice.domain.seller;

import java.math.BigInteger;
import java.util.Locale;

/** The number of a bank account, ISO 13616: its check digits are right. Without blanks. */
public record Iban(String value) {

  private static final BigInteger CHECK = BigInteger.valueOf(97);
  private static final int HEAD = 4;
  private static final int TOLD = 4;

  public Iban {
    if (!value.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
        || !remainder(value).equals(BigInteger.ONE))
      throw new IllegalArgumentException(
          "has to be an IBAN such as DE89 3704 0044 0532 0130 00: its check digits do not fit");
  }

  /** As people write it: in groups, in small letters. */
  public static Iban of(String written) {
    return new Iban(written.replace(" ", "").toUpperCase(Locale.ROOT));
  }

  /** The first four characters go to the end, a letter counts from 10; 1 is right. */
  private static BigInteger remainder(String value) {
    var digits = new StringBuilder();
    (value.substring(HEAD) + value.substring(0, HEAD))
        .chars()
        .forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
    return new BigInteger(digits.toString()).mod(CHECK);
  }

  /** Its country and its end: enough to tell it from others, too little to be stolen from a log. */
  @Override
  public String toString() {
    return value.substring(0, 2) + "…" + value.substring(value.length() - TOLD);
  }
}
