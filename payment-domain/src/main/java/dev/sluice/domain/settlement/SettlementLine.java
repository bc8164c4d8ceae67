package dev.sluice.domain.settlement;

import dev.sluice.domain.id.LineId;
import dev.sluice.domain.ledger.SettlementMovement.Cash;
import dev.sluice.domain.money.Amount;
import java.time.LocalDate;

/**
 * What the PSP says it moved.
 *
 * @param key under which we asked for it
 * @param reference the PSP's own name for it
 * @param gross what was taken or given back, positive either way
 * @param fee what the PSP keeps for itself; negative when it gives back
 * @param date the day it was settled
 */
public record SettlementLine(
    LineId id,
    LineType type,
    String key,
    String reference,
    Amount gross,
    Amount fee,
    LocalDate date) {

  static final int LONGEST_TEXT = 128;

  public SettlementLine {
    if (!gross.isPositive() || gross.value() > Amount.LARGEST)
      throw new IllegalArgumentException("gross has to be 1 to %d".formatted(Amount.LARGEST));
    if (Math.abs(fee.value()) > Amount.LARGEST)
      throw new IllegalArgumentException("fee has to be %d at most".formatted(Amount.LARGEST));
    text("key", key);
    text("reference", reference);
  }

  private static void text(String name, String value) {
    boolean good = !value.isBlank() && value.length() <= LONGEST_TEXT;
    for (int i = 0; good && i < value.length(); i++) good = value.charAt(i) >= ' ';
    if (!good)
      throw new IllegalArgumentException(
          "%s has to be 1 to %d printable characters".formatted(name, LONGEST_TEXT));
  }

  /** Whether a bank did it, and not the PSP. */
  public boolean isDispute() {
    return type == LineType.CHARGEBACK || type == LineType.CHARGEBACK_WON;
  }

  Cash cash() {
    return new Cash(type.isIn(), gross, fee);
  }
}
