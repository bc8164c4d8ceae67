package dev.sluice.domain.seller;

/**
 * Where payouts go.
 *
 * @param holder whose account it is: 1 to 140 characters on one line
 */
public record BankAccount(Iban iban, String holder) {

  private static final int LONGEST = 140;

  public BankAccount {
    if (holder.isBlank() || holder.length() > LONGEST || holder.chars().anyMatch(c -> c < ' '))
      throw new IllegalArgumentException(
          "has to be 1 to %d characters on one line".formatted(LONGEST));
  }

  /** Without the holder: a person's name belongs in no log. */
  @Override
  public String toString() {
    return iban.toString();
  }
}
