package dev.sluice.domain.intent;

import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;

/**
 * What of a basket is one seller's.
 *
 * @param order the id its payment order will have; drawn with the intent, so expanding twice gives
 *     the same orders
 */
public record SellerLine(PaymentOrderId order, SellerId seller, Amount amount, Amount commission) {

  public SellerLine {
    if (!amount.isPositive()) throw new IllegalArgumentException("a line of " + amount);
    if (commission.value() < 0 || commission.exceeds(amount))
      throw new IllegalArgumentException("commission %s of %s".formatted(commission, amount));
  }
}
