package dev.sluice.domain.bank;

import dev.sluice.domain.money.Amount;
import java.time.LocalDate;
import java.util.List;

/**
 * What happened on an account of ours between two balances.
 *
 * @param id the bank's, for this account
 * @param account its IBAN, or what the bank calls it
 * @param opening what was there before
 * @param closing what is there after the last entry
 * @param day of the closing balance
 */
public record BankStatement(
    String id,
    String account,
    Amount opening,
    Amount closing,
    LocalDate day,
    List<BankEntry> entries) {

  public BankStatement {
    entries = List.copyOf(entries);
    for (var entry : entries)
      if (!entry.amount().currency().equals(opening.currency()))
        throw new IllegalArgumentException(
            "entry %s is in %s".formatted(entry.key(), entry.amount().currency()));
  }

  /** What is missing between opening, entries and closing; zero when nothing is. */
  public Amount missing() {
    var sum = opening;
    for (var entry : entries) sum = sum.plus(entry.amount());
    return closing.minus(sum);
  }
}
