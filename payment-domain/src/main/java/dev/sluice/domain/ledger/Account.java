package dev.sluice.domain.ledger;

import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One account.
 *
 * @param seller whose it is; null for the platform's own
 */
public record Account(AccountType type, @Nullable SellerId seller, Currency currency)
    implements Comparable<Account> {

  private static final Comparator<Account> ORDER = Comparator.comparing(Account::name);

  public Account {
    if (type.isSellers() != (seller != null))
      throw new IllegalArgumentException(
          type + " " + (seller == null ? "needs" : "has no") + " seller");
  }

  /** {@code MERCHANT_PAYABLE:seller-1:EUR}, {@code PSP_RECEIVABLE:EUR}. */
  public String name() {
    return seller == null ? type + ":" + currency : type + ":" + seller + ":" + currency;
  }

  @Override
  public int compareTo(Account other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name();
  }
}
