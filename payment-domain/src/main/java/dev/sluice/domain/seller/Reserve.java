package dev.sluice.domain.seller;

import dev.sluice.domain.money.Amount;

/**
 * What of every settled sale is kept back for a while, against refunds and chargebacks to come.
 *
 * @param basisPoints of what the seller gets of the sale
 * @param days until it is the seller's to have
 */
public record Reserve(int basisPoints, int days) {

  private static final int LONGEST = 365;

  public Reserve {
    if (basisPoints < 1 || basisPoints > Amount.WHOLE)
      throw new IllegalArgumentException("has to be 1 to %d basis points".formatted(Amount.WHOLE));
    if (days < 1 || days > LONGEST)
      throw new IllegalArgumentException("has to be 1 to %d days".formatted(LONGEST));
  }
}
