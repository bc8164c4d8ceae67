package dev.sluice.domain.ledger;

import static dev.sluice.domain.ledger.AccountType.AUTH_LIABILITY;
import static dev.sluice.domain.ledger.AccountType.AUTH_RECEIVABLE;
import static dev.sluice.domain.ledger.AccountType.CHARGEBACK_LOSS;
import static dev.sluice.domain.ledger.AccountType.MERCHANT_AVAILABLE;
import static dev.sluice.domain.ledger.AccountType.MERCHANT_PAYABLE;
import static dev.sluice.domain.ledger.AccountType.PLATFORM_COMMISSION_REVENUE;
import static dev.sluice.domain.ledger.AccountType.PSP_RECEIVABLE;
import static dev.sluice.domain.ledger.AccountType.SUSPENSE;

import dev.sluice.domain.ledger.JournalEntry.Line;
import java.util.List;
import java.util.stream.Stream;

/** How movements become entries: the one table. A movement without a rule does not compile. */
public final class PostingRules {

  private PostingRules() {}

  public static JournalEntry entryFor(Movement movement) {
    return switch (movement) {
      case MoneyMovement m -> ofMoney(m);
      case SettlementMovement m -> SettlementRules.entryFor(m);
      case PayoutMovement m -> PayoutRules.entryFor(m);
    };
  }

  private static JournalEntry ofMoney(MoneyMovement movement) {
    return switch (movement) {
      //                                                  debit            credit
      case MoneyMovement.Authorized m -> entry(m, move(AUTH_RECEIVABLE, AUTH_LIABILITY));
      case MoneyMovement.Released m -> entry(m, move(AUTH_LIABILITY, AUTH_RECEIVABLE));
      case MoneyMovement.Captured m ->
          entry(m, move(AUTH_LIABILITY, AUTH_RECEIVABLE), move(PSP_RECEIVABLE, MERCHANT_PAYABLE));
      case MoneyMovement.Commission m ->
          entry(m, move(MERCHANT_PAYABLE, PLATFORM_COMMISSION_REVENUE));
      case MoneyMovement.CaptureInReview m -> entry(m, move(PSP_RECEIVABLE, SUSPENSE));
      case MoneyMovement.Refunded m -> entry(m, move(MERCHANT_AVAILABLE, PSP_RECEIVABLE));
      case MoneyMovement.ChargedBack m -> entry(m, move(MERCHANT_AVAILABLE, PSP_RECEIVABLE));
      case MoneyMovement.ChargebackWon m -> entry(m, move(PSP_RECEIVABLE, MERCHANT_AVAILABLE));
      case MoneyMovement.ChargebackLost m -> entry(m, move(CHARGEBACK_LOSS, MERCHANT_AVAILABLE));
      case MoneyMovement.CommissionReversed m ->
          entry(m, move(PLATFORM_COMMISSION_REVENUE, MERCHANT_AVAILABLE));
      case MoneyMovement.ReviewDone m -> entry(m, move(SUSPENSE, PSP_RECEIVABLE));
      case MoneyMovement.TakenTooMuch m -> entry(m, move(PSP_RECEIVABLE, SUSPENSE));
      case MoneyMovement.ExcessReturned m -> entry(m, move(SUSPENSE, PSP_RECEIVABLE));
      case MoneyMovement.HeldAgain m -> entry(m, move(AUTH_RECEIVABLE, AUTH_LIABILITY));
    };
  }

  private record Move(AccountType debit, AccountType credit) {}

  private static Move move(AccountType debit, AccountType credit) {
    return new Move(debit, credit);
  }

  private static JournalEntry entry(MoneyMovement movement, Move... moves) {
    List<Line> lines =
        Stream.of(moves)
            .map(move ->
                new Line(
                    account(move.debit(), movement),
                    account(move.credit(), movement),
                    movement.amount()))
            .toList();
    return new JournalEntry(movement.key(), movement.payment(), lines);
  }

  private static Account account(AccountType type, MoneyMovement movement) {
    return new Account(
        type,
        type.isSellers() ? movement.seller().orElseThrow() : null,
        movement.amount().currency());
  }
}
