package dev.sluice.domain.payout;

import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.ledger.PayoutMovement;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.outcome.Outcome;
import dev.sluice.domain.payout.PayoutState.Cancelled;
import dev.sluice.domain.payout.PayoutState.Created;
import dev.sluice.domain.payout.PayoutState.Held;
import dev.sluice.domain.payout.PayoutState.Returned;
import dev.sluice.domain.payout.PayoutState.Sent;
import dev.sluice.domain.payout.PayoutState.Settled;
import dev.sluice.domain.seller.BankAccount;
import java.time.Instant;
import java.util.Optional;

/**
 * Money that goes to a seller. It is no longer available from the moment it exists.
 *
 * @param batch in which it was made
 * @param to as it was agreed on then: a new account is for the next payout
 */
public record Payout(
    PayoutId id,
    PayoutBatchId batch,
    SellerId seller,
    Amount amount,
    BankAccount to,
    PayoutState state,
    String traceId,
    Instant createdAt) {

  public Payout {
    if (!amount.isPositive()) throw new IllegalArgumentException("a payout of " + amount);
  }

  public PayoutStatus status() {
    return state.status();
  }

  /** Who says what nobody else has said moves it; what the bank contradicts is refused. */
  public Outcome<Payout> on(PayoutTrigger trigger) {
    return switch (trigger) {
      case PayoutTrigger.Send(PayoutBatchId with) ->
          switch (state) {
            case Created _ -> moved(new Sent(with));
            case Sent _, Settled _, Returned _ -> already();
            case Held _, Cancelled _ -> refused();
          };
      case PayoutTrigger.Settle settle ->
          switch (state) {
            case Sent(PayoutBatchId with) -> moved(new Settled(with, settle.on()));
            case Settled _ -> already();
            case Created _, Held _, Returned _, Cancelled _ -> refused();
          };
      case PayoutTrigger.Return back ->
          switch (state) {
            case Sent(PayoutBatchId with) ->
                moved(new Returned(with, back.on(), back.reason(), false));
            case Settled settled ->
                moved(new Returned(settled.with(), back.on(), back.reason(), true));
            case Returned _ -> already();
            case Created _, Held _, Cancelled _ -> refused();
          };
      case PayoutTrigger.Hold hold ->
          switch (state) {
            case Created _ -> moved(new Held(hold.by(), hold.reason()));
            case Held _ -> already();
            case Sent _, Settled _, Returned _, Cancelled _ -> refused();
          };
      case PayoutTrigger.Release _ ->
          switch (state) {
            case Held _ -> moved(new Created());
            case Created _ -> already();
            case Sent _, Settled _, Returned _, Cancelled _ -> refused();
          };
      case PayoutTrigger.Cancel cancel ->
          switch (state) {
            case Created _, Held _ -> moved(new Cancelled(cancel.by(), cancel.reason()));
            case Cancelled _ -> already();
            case Sent _, Settled _, Returned _ -> refused();
          };
    };
  }

  private Outcome<Payout> moved(PayoutState to) {
    return Outcome.moved(new Payout(id, batch, seller, amount, this.to, to, traceId, createdAt));
  }

  private Outcome<Payout> already() {
    return Outcome.already(this);
  }

  private Outcome<Payout> refused() {
    return Outcome.refused(this, "%s is %s".formatted(id, status()));
  }

  /** What its coming into being takes from what is available. */
  public PayoutMovement paidOut() {
    return new PayoutMovement.PaidOut(id, seller, amount);
  }

  /** What has moved since it stood like that. */
  public Optional<PayoutMovement> movedSince(Payout before) {
    if (before.status() == status()) return Optional.empty();
    return switch (state) {
      case Created _, Held _, Sent _ -> Optional.empty();
      case Settled _ -> Optional.of(new PayoutMovement.Settled(id, seller, amount));
      case Returned returned ->
          Optional.of(new PayoutMovement.Returned(id, seller, amount, returned.hadSettled()));
      case Cancelled _ -> Optional.of(new PayoutMovement.Returned(id, seller, amount, false));
    };
  }
}
