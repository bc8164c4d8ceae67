package dev.sluice.domain.bank;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.settlement.DiscrepancyKind;

/** Whether an entry is what we know of already. */
public sealed interface BankMatch {

  /**
   * @param to what it is: {@code settlement-2026-11-20} or {@code pout_…}
   */
  record Fits(String to) implements BankMatch {}

  /**
   * @param stake what nobody can explain, positive
   */
  record Doubtful(DiscrepancyKind kind, Amount stake, String detail) implements BankMatch {}

  /** Nobody knows what it is for. */
  static BankMatch unknown(BankEntry entry) {
    return new Doubtful(
        DiscrepancyKind.BANK_UNKNOWN,
        entry.size(),
        "%s %s at the bank, named %s, for \"%s\""
            .formatted(
                entry.amount(),
                entry.key(),
                entry.endToEndId() == null ? "nothing" : entry.endToEndId(),
                entry.remittance()));
  }

  /**
   * An entry of what a PSP pays for a report.
   *
   * @param paid by all entries with the name of this report
   * @param settled by the lines of this report
   */
  static BankMatch ofSettlement(
      BankEntry entry, BankPurpose.Settlement report, Amount paid, Amount settled) {
    var difference = paid.minus(settled);
    var name = BankPurpose.REPORT + report.day();
    if (difference.isZero()) return new Fits(name);
    return new Doubtful(
        DiscrepancyKind.BANK_AMOUNT_DIFFERS,
        difference.isPositive() ? difference : difference.negated(),
        "%s at the bank, %s by the lines of %s; entry %s"
            .formatted(paid, settled, name, entry.key()));
  }
}
