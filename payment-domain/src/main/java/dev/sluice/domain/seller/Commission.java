package dev.sluice.domain.seller;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.money.Currency;
import java.util.Comparator;
import java.util.List;

/**
 * What the platform takes of one sale: a part of it, something fixed, or both.
 *
 * @param basisPoints hundredths of a percent of the sale, rounded half to even on the minor unit
 * @param fixed per currency at most one; a currency without one has no fixed part. Sorted by
 *     currency.
 */
public record Commission(int basisPoints, List<Amount> fixed) {

  /** Nothing was agreed: the platform takes nothing. */
  public static final Commission NONE = new Commission(0, List.of());

  public Commission {
    if (basisPoints < 0 || basisPoints > Amount.WHOLE)
      throw new IllegalArgumentException("has to be 0 to %d basis points".formatted(Amount.WHOLE));
    fixed = sorted(fixed);
  }

  /** One amount per currency, by currency. */
  static List<Amount> sorted(List<Amount> amounts) {
    var sorted = amounts.stream().sorted(Comparator.comparing(Amount::currency)).toList();
    for (int i = 0; i < sorted.size(); i++) {
      var amount = sorted.get(i);
      if (!amount.isPositive() || amount.value() > Amount.LARGEST)
        throw new IllegalArgumentException(
            "has to be 1 to %d minor units, not %s".formatted(Amount.LARGEST, amount));
      if (i > 0 && sorted.get(i - 1).currency().equals(amount.currency()))
        throw new IllegalArgumentException("has two amounts in " + amount.currency());
    }
    return sorted;
  }

  /**
   * What the platform takes of this sale. Never more than the sale: a fixed part that a small sale
   * does not reach takes all of it. Nothing of nothing.
   */
  public Amount of(Amount sale) {
    var taken = sale.basisPoints(basisPoints).plus(fixedIn(sale.currency()));
    return taken.exceeds(sale) ? sale : taken;
  }

  private Amount fixedIn(Currency currency) {
    return fixed.stream()
        .filter(amount -> amount.currency().equals(currency))
        .findFirst()
        .orElseGet(() -> Amount.zero(currency));
  }
}
