package dev.sluice.domain.ledger;

import dev.sluice.domain.money.Amount;

/** One side of a ledger line: an account debited or credited with a positive amount. */
public record Posting(Account account, Direction direction, Amount amount) {

  public Posting {
    if (!amount.isPositive()) throw new IllegalArgumentException("a posting of " + amount);
    if (!amount.currency().equals(account.currency()))
      throw new IllegalArgumentException("%s posted to %s".formatted(amount, account));
  }

  /** What this does to the account's balance: plus on its normal side, minus on the other. */
  public long change() {
    return direction == account.type().normalSide() ? amount.value() : -amount.value();
  }
}
