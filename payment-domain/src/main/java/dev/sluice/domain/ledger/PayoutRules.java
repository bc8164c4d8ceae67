package dev.sluice.domain.ledger;

import static dev.sluice.domain.ledger.AccountType.MERCHANT_AVAILABLE;
import static dev.sluice.domain.ledger.AccountType.PAYOUT_CLEARING;
import static dev.sluice.domain.ledger.AccountType.PLATFORM_CASH;

import dev.sluice.domain.ledger.JournalEntry.Line;
import java.util.List;

/** How payouts become entries: the third table. */
public final class PayoutRules {

  private PayoutRules() {}

  public static JournalEntry entryFor(PayoutMovement movement) {
    return switch (movement) {
      //                                             debit               credit
      case PayoutMovement.PaidOut m -> entry(m, line(m, MERCHANT_AVAILABLE, PAYOUT_CLEARING));
      case PayoutMovement.Settled m -> entry(m, line(m, PAYOUT_CLEARING, PLATFORM_CASH));
      case PayoutMovement.Returned m ->
          m.hadSettled()
              ? entry(
                  m,
                  line(m, PLATFORM_CASH, PAYOUT_CLEARING),
                  line(m, PAYOUT_CLEARING, MERCHANT_AVAILABLE))
              : entry(m, line(m, PAYOUT_CLEARING, MERCHANT_AVAILABLE));
    };
  }

  private static JournalEntry entry(PayoutMovement movement, Line... lines) {
    return new JournalEntry(movement.key(), movement.payment(), List.of(lines));
  }

  private static Line line(PayoutMovement movement, AccountType debit, AccountType credit) {
    return new Line(account(debit, movement), account(credit, movement), movement.amount());
  }

  private static Account account(AccountType type, PayoutMovement movement) {
    return new Account(type, type.isSellers() ? movement.of() : null, movement.amount().currency());
  }
}
