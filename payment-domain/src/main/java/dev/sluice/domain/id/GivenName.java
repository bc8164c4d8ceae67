package dev.sluice.domain.id;

/** The rule for names that others give us. */
final class GivenName {

  private static final int LONGEST = 64;

  private GivenName() {}

  static void check(String what, String value) {
    boolean good = !value.isEmpty() && value.length() <= LONGEST;
    for (int i = 0; good && i < value.length(); i++)
      good = value.charAt(i) > ' ' && value.charAt(i) < 127;
    if (!good)
      throw new IllegalArgumentException(
          "%s has to be 1 to %d printable ASCII characters without blanks"
              .formatted(what, LONGEST));
  }
}
