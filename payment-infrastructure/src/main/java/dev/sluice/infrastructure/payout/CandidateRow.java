package dev.sluice.infrastructure.payout;

import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.payout.Candidate;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Iban;
import dev.sluice.domain.seller.PayoutSchedule;
import dev.sluice.domain.seller.Payouts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A seller with its balance in a currency, its terms, and its last payouts. */
record CandidateRow(
    String sellerId,
    String currency,
    long balance,
    @Nullable String payoutSchedule,
    @Nullable Boolean payoutsOnHold,
    @Nullable String iban,
    @Nullable String accountHolder,
    @Nullable Long minimum,
    @Nullable LocalDate lastTurn,
    @Nullable String cameBackFrom) {

  Candidate toDomain() {
    return new Candidate(
        new SellerId(sellerId),
        Amount.of(balance, currency),
        terms(),
        lastTurn,
        cameBackFrom == null ? null : new Iban(cameBackFrom));
  }

  /** A seller nobody knows has those of one that nobody has looked at. */
  private Payouts terms() {
    if (payoutSchedule == null || payoutsOnHold == null) return Payouts.HELD;
    var account =
        iban == null || accountHolder == null
            ? null
            : new BankAccount(new Iban(iban), accountHolder);
    var least = minimum == null ? List.<Amount>of() : List.of(Amount.of(minimum, currency));
    return new Payouts(PayoutSchedule.valueOf(payoutSchedule), payoutsOnHold, least, account);
  }
}
