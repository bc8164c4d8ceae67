package dev.sluice.domain.ledger;

import static dev.sluice.domain.ledger.AccountType.MERCHANT_AVAILABLE;
import static dev.sluice.domain.ledger.AccountType.MERCHANT_PAYABLE;
import static dev.sluice.domain.ledger.AccountType.MERCHANT_RESERVE;
import static dev.sluice.domain.ledger.AccountType.PLATFORM_CASH;
import static dev.sluice.domain.ledger.AccountType.PSP_FEE_EXPENSE;
import static dev.sluice.domain.ledger.AccountType.PSP_RECEIVABLE;
import static dev.sluice.domain.ledger.AccountType.SUSPENSE;

import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.JournalEntry.Line;
import dev.sluice.domain.ledger.SettlementMovement.Cash;
import dev.sluice.domain.money.Amount;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How settlements become entries: the second table, of movements with several amounts. A move of 0
 * is left out, a negative one goes the other way.
 */
public final class SettlementRules {

  private SettlementRules() {}

  public static JournalEntry entryFor(SettlementMovement movement) {
    return switch (movement) {
      //                                       debit             credit
      case SettlementMovement.Settled m ->
          entry(
              m,
              m.of(),
              cash(m.cash(), PSP_RECEIVABLE),
              fee(m.cash()),
              move(MERCHANT_PAYABLE, MERCHANT_AVAILABLE, m.share()));
      case SettlementMovement.ShareSettled m ->
          entry(m, m.of(), move(MERCHANT_PAYABLE, MERCHANT_AVAILABLE, m.share()));
      case SettlementMovement.Suspended m ->
          entry(m, null, cash(m.cash(), SUSPENSE), fee(m.cash()));
      case SettlementMovement.SuspenseMatched m ->
          entry(m, null, cash(m.cash(), SUSPENSE).back(), fee(m.cash()).back());
      case SettlementMovement.Doubted m ->
          entry(
              m,
              null,
              move(SUSPENSE, PSP_RECEIVABLE, m.owed()),
              move(SUSPENSE, PLATFORM_CASH, m.fee()));
      case SettlementMovement.Resolved m -> entry(m, m.of(), move(SUSPENSE, m.to(), m.amount()));
      case SettlementMovement.ReserveHeld m ->
          entry(m, m.of(), move(MERCHANT_AVAILABLE, MERCHANT_RESERVE, m.amount()));
      case SettlementMovement.ReserveReleased m ->
          entry(m, m.of(), move(MERCHANT_RESERVE, MERCHANT_AVAILABLE, m.amount()));
    };
  }

  private record Move(AccountType debit, AccountType credit, Amount amount) {
    Move back() {
      return new Move(credit, debit, amount);
    }
  }

  private static Move move(AccountType debit, AccountType credit, Amount amount) {
    return new Move(debit, credit, amount);
  }

  private static Move cash(Cash cash, AccountType against) {
    var coming = move(PLATFORM_CASH, against, cash.gross());
    return cash.in() ? coming : coming.back();
  }

  /** The PSP keeps it of what it pays, or takes it on top. */
  private static Move fee(Cash cash) {
    return move(PSP_FEE_EXPENSE, PLATFORM_CASH, cash.fee());
  }

  private static JournalEntry entry(
      SettlementMovement movement, @Nullable SellerId seller, Move... moves) {
    List<Line> lines =
        Stream.of(moves)
            .filter(move -> !move.amount().isZero())
            .map(move ->
                move.amount().isPositive() ? line(move, seller) : line(against(move), seller))
            .toList();
    return new JournalEntry(movement.key(), movement.payment(), lines);
  }

  private static Move against(Move move) {
    return new Move(move.credit(), move.debit(), move.amount().negated());
  }

  private static Line line(Move move, @Nullable SellerId seller) {
    return new Line(
        account(move.debit(), seller, move.amount()),
        account(move.credit(), seller, move.amount()),
        move.amount());
  }

  private static Account account(AccountType type, @Nullable SellerId seller, Amount amount) {
    return new Account(type, type.isSellers() ? seller : null, amount.currency());
  }
}
