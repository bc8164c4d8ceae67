package dev.sluice.domain.order;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;

/**
 * What the PSP is asked to take, or was asked for last.
 *
 * @param n the how-manieth capture of its order, from 1; 0 before anybody asked for one
 * @param last nothing is to be taken after it: the rest is given back
 */
public record Demand(int n, Amount amount, boolean last) {

  public Demand {
    if (n < 0 || amount.value() < 0)
      throw new IllegalArgumentException("demand %d of %s".formatted(n, amount));
  }

  static Demand none(Currency currency) {
    return new Demand(0, Amount.zero(currency), false);
  }

  /** The one after this. A number is never used again: the PSP remembers what it said under it. */
  Demand next(Amount wanted, boolean isLast) {
    return new Demand(n + 1, wanted, isLast);
  }
}
