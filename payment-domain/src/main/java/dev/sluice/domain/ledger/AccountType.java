package dev.sluice.domain.ledger;

/**
 * The chart of accounts. A seller's accounts exist once per seller, the platform's once; currency
 * is part of each.
 */
public enum AccountType {
  PLATFORM_CASH(Category.ASSET, false),
  PSP_RECEIVABLE(Category.ASSET, false),
  AUTH_RECEIVABLE(Category.MEMO, false),
  AUTH_LIABILITY(Category.MEMO, false),
  MERCHANT_PAYABLE(Category.LIABILITY, true),
  MERCHANT_AVAILABLE(Category.LIABILITY, true),
  MERCHANT_RESERVE(Category.LIABILITY, true),
  PAYOUT_CLEARING(Category.LIABILITY, true),
  PLATFORM_COMMISSION_REVENUE(Category.REVENUE, false),
  PSP_FEE_EXPENSE(Category.EXPENSE, false),
  CHARGEBACK_LOSS(Category.EXPENSE, false),
  SUSPENSE(Category.LIABILITY, false);

  /**
   * What an account is in the balance sheet. MEMO accounts hold promises, not money, and stay out
   * of it.
   */
  public enum Category {
    ASSET,
    LIABILITY,
    REVENUE,
    EXPENSE,
    MEMO
  }

  private final Category category;
  private final boolean sellers;

  AccountType(Category category, boolean sellers) {
    this.category = category;
    this.sellers = sellers;
  }

  public Category category() {
    return category;
  }

  /** Whether each seller has one of its own. */
  public boolean isSellers() {
    return sellers;
  }

  /** The side that makes the balance grow. */
  public Direction normalSide() {
    return category == Category.LIABILITY || category == Category.REVENUE || this == AUTH_LIABILITY
        ? Direction.CREDIT
        : Direction.DEBIT;
  }
}
