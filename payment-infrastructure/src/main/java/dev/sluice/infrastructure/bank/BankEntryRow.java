package dev.sluice.infrastructure.bank;

import dev.sluice.domain.bank.BankEntry;
import dev.sluice.domain.bank.BankEntryKey;
import dev.sluice.domain.bank.BankPurpose;
import dev.sluice.domain.money.Amount;
import dev.sluice.infrastructure.sql.Columns;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code bank_entries}. */
record BankEntryRow(
    String account,
    String reference,
    long amount,
    String currency,
    LocalDate bookedOn,
    @Nullable String endToEndId,
    String remittance,
    @Nullable String returnReason) {

  BankEntry toDomain() {
    return new BankEntry(
        new BankEntryKey(account, reference),
        Amount.of(amount, currency),
        bookedOn,
        endToEndId,
        remittance,
        returnReason);
  }

  static Columns<BankEntry> columns(List<BankEntry> entries) {
    return Columns.of(entries)
        .texts("account", entry -> entry.key().account())
        .texts("reference", entry -> entry.key().reference())
        .longs("amount", entry -> entry.amount().value())
        .texts("currency", entry -> entry.amount().currency().code())
        .days("bookedOn", BankEntry::bookedOn)
        .texts("endToEndId", BankEntry::endToEndId)
        .texts("remittance", BankEntry::remittance)
        .texts("returnReason", BankEntry::returnReason)
        .texts("purpose", entry -> word(entry.purpose()))
        .days("settledOn", entry -> settledOn(entry.purpose()));
  }

  private static String word(BankPurpose purpose) {
    return switch (purpose) {
      case BankPurpose.Settlement _ -> "SETTLEMENT";
      case BankPurpose.Payout _ -> "PAYOUT";
      case BankPurpose.PayoutBack _ -> "PAYOUT_BACK";
      case BankPurpose.Unknown _ -> "UNKNOWN";
    };
  }

  private static @Nullable LocalDate settledOn(BankPurpose purpose) {
    return purpose instanceof BankPurpose.Settlement(var day) ? day : null;
  }
}
