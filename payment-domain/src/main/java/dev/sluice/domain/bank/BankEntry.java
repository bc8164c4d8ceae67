package dev.sluice.domain.bank;

import dev.sluice.domain.money.Amount;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One movement on an account of ours, as the bank has booked it.
 *
 * @param amount positive when it came in, negative when it went out
 * @param endToEndId what we called it when we asked for it; null when nobody asked
 * @param remittance what its sender says it is for; may be empty
 * @param returnReason why it came back, as banks code it; null when it did not
 */
public record BankEntry(
    BankEntryKey key,
    Amount amount,
    LocalDate bookedOn,
    @Nullable String endToEndId,
    String remittance,
    @Nullable String returnReason) {

  public BankEntry {
    if (amount.isZero()) throw new IllegalArgumentException("an entry moves something");
  }

  public boolean isIn() {
    return amount.isPositive();
  }

  /** What moved, whichever way. */
  public Amount size() {
    return isIn() ? amount : amount.negated();
  }

  public BankPurpose purpose() {
    return BankPurpose.of(this);
  }
}
