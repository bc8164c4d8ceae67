package dev.sluice.domain.seller;

import dev.sluice.domain.money.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a seller gets its money.
 *
 * @param onHold nothing is paid out until somebody says otherwise
 * @param minimum less than this waits for more; per currency at most one. Sorted by currency.
 * @param account null while nobody knows it; payouts are on hold then
 */
public record Payouts(
    PayoutSchedule schedule, boolean onHold, List<Amount> minimum, @Nullable BankAccount account) {

  /** Of a seller nobody has looked at yet. */
  public static final Payouts HELD = new Payouts(PayoutSchedule.DAILY, true, List.of(), null);

  public Payouts {
    minimum = Commission.sorted(minimum);
    if (!onHold && account == null)
      throw new IllegalArgumentException("have to be on hold without a bank account");
  }
}
