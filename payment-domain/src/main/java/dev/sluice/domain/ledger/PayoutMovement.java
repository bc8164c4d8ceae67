package dev.sluice.domain.ledger;

import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import org.jspecify.annotations.Nullable;

/** Money between us and the banks of sellers. */
public sealed interface PayoutMovement extends Movement {

  /** Whose it is. */
  SellerId of();

  Amount amount();

  /** A payout is of all that is available, whatever payments that came from. */
  @Override
  default @Nullable PaymentId payment() {
    return null;
  }

  /** It is on its way. */
  record PaidOut(PayoutId payout, SellerId of, Amount amount) implements PayoutMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("PAYOUT:" + payout);
    }
  }

  /** Our bank has paid it. */
  record Settled(PayoutId payout, SellerId of, Amount amount) implements PayoutMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("PAYOUT_SETTLED:" + payout);
    }
  }

  /**
   * It did not arrive.
   *
   * @param hadSettled whether our bank had paid it: then it has it again
   */
  record Returned(PayoutId payout, SellerId of, Amount amount, boolean hadSettled)
      implements PayoutMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("PAYOUT_RETURNED:" + payout);
    }
  }
}
