package dev.sluice.domain.ledger;

import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import org.jspecify.annotations.Nullable;

/** Money between the PSP and us, and what becomes the seller's by it. */
public sealed interface SettlementMovement extends Movement {

  /** What money goes through that comes to us ({@code in}), or is taken from us. */
  record Cash(boolean in, Amount gross, Amount fee) {}

  /**
   * The PSP has paid what it owed, or taken what we owed it.
   *
   * @param of whose it was; null when it is nobody's to have yet
   * @param share what becomes available of it
   */
  record Settled(LineId line, PaymentId payment, @Nullable SellerId of, Cash cash, Amount share)
      implements SettlementMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("SETTLEMENT:" + line);
    }
  }

  /** What had settled while its capture was in review becomes available. */
  record ShareSettled(LineId line, PaymentId payment, SellerId of, Amount share)
      implements SettlementMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("SETTLEMENT_SHARE:" + line);
    }
  }

  /** Money moved, and nobody knows for what. */
  record Suspended(LineId line, @Nullable PaymentId payment, Cash cash)
      implements SettlementMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("SUSPENSE:" + line);
    }
  }

  /** Now it is known. */
  record SuspenseMatched(LineId line, @Nullable PaymentId payment, Cash cash)
      implements SettlementMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("SUSPENSE_MATCHED:" + line);
    }
  }

  /**
   * A line that was settled, but for these.
   *
   * @param owed what the PSP still owes, by our books; negative when it paid too much
   * @param fee what it kept that cannot be right; negative when it gave it
   */
  record Doubted(LineId line, PaymentId payment, Amount owed, Amount fee)
      implements SettlementMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("SUSPENSE:" + line);
    }
  }

  /**
   * People have found out where it belongs.
   *
   * @param to the account they chose
   * @param of whose account that is; null for the platform's
   * @param amount what lay in suspense; negative when it was missing there
   */
  record Resolved(
      DiscrepancyId discrepancy,
      @Nullable PaymentId payment,
      AccountType to,
      @Nullable SellerId of,
      Amount amount)
      implements SettlementMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("RESOLVE:" + discrepancy);
    }
  }

  /** Part of what became available is held back for a while. */
  record ReserveHeld(PaymentId payment, PaymentOrderId order, int n, SellerId of, Amount amount)
      implements SettlementMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("RESERVE_HOLD:" + order + ":" + n);
    }
  }

  /** The while is over. */
  record ReserveReleased(PaymentId payment, PaymentOrderId order, int n, SellerId of, Amount amount)
      implements SettlementMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("RESERVE_RELEASE:" + order + ":" + n);
    }
  }
}
