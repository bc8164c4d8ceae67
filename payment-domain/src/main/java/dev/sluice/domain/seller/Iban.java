package dev.sluice.domain.seller;

import java.util.Locale;
import org.iban4j.IbanUtil;

/**
 * The number of a bank account, ISO 13616: as long as its country has them, with right check
 * digits. Without blanks.
 */
public record Iban(String value) {

  private static final int TOLD = 4;

  public Iban {
    if (!value.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}") || !IbanUtil.isValid(value))
      throw new IllegalArgumentException(
          "has to be an IBAN such as DE89 3704 0044 0532 0130 00: its length or its check digits do not fit");
  }

  /** As people write it: in groups, in small letters. */
  public static Iban of(String written) {
    return new Iban(written.replace(" ", "").toUpperCase(Locale.ROOT));
  }

  /** Its country and its end: enough to tell it from others, too little to be stolen from a log. */
  @Override
  public String toString() {
    return value.substring(0, 2) + "…" + value.substring(value.length() - TOLD);
  }
}
