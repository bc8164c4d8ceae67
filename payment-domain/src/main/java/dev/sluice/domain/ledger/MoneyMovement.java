package dev.sluice.domain.ledger;

import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import java.util.Optional;

/**
 * Money that moved, or a promise of it. Amounts are positive and were computed by the decision that
 * moved them.
 */
public sealed interface MoneyMovement extends Movement {

  @Override
  PaymentId payment();

  Amount amount();

  /** Whose accounts it touches; empty when only the platform's. */
  default Optional<SellerId> seller() {
    return Optional.empty();
  }

  /** The PSP holds the shopper's money for us. */
  record Authorized(PaymentId payment, Amount amount) implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("AUTH_HOLD:" + payment);
    }
  }

  /** What an order will never take of its hold. */
  record Released(PaymentId payment, PaymentOrderId order, Amount amount) implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("AUTH_RELEASE:" + order);
    }
  }

  /** The PSP took it for a seller. */
  record Captured(PaymentId payment, PaymentOrderId order, int n, SellerId of, Amount amount)
      implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("CAPTURE:" + order + ":" + n);
    }

    @Override
    public Optional<SellerId> seller() {
      return Optional.of(of);
    }
  }

  /** The platform's share of a capture. */
  record Commission(PaymentId payment, PaymentOrderId order, int n, SellerId of, Amount amount)
      implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("COMMISSION:" + order + ":" + n);
    }

    @Override
    public Optional<SellerId> seller() {
      return Optional.of(of);
    }
  }

  /** The PSP says it took this, but not as asked: it waits until a person decides. */
  record CaptureInReview(PaymentId payment, PaymentOrderId order, int n, Amount amount)
      implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("CAPTURE_REVIEW:" + order + ":" + n);
    }
  }

  /** A shopper got it back of what a seller sold: the PSP pays it, the seller owes it. */
  record Refunded(PaymentId payment, RefundId refund, SellerId of, Amount amount)
      implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("REFUND:" + refund);
    }

    @Override
    public Optional<SellerId> seller() {
      return Optional.of(of);
    }
  }

  /**
   * What of its commission the platform gives back.
   *
   * @param why the public id of what it follows from
   */
  record CommissionReversed(PaymentId payment, String why, SellerId of, Amount amount)
      implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("COMMISSION_REVERSAL:" + why);
    }

    @Override
    public Optional<SellerId> seller() {
      return Optional.of(of);
    }
  }

  /** People have looked at it, and know where it belongs. */
  record ReviewDone(PaymentId payment, PaymentOrderId order, int n, Amount amount)
      implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("CAPTURE_REVIEW_DONE:" + order + ":" + n);
    }
  }

  /** The PSP took more than there was to take: the shopper has to have it back. */
  record TakenTooMuch(PaymentId payment, PaymentOrderId order, int n, Amount amount)
      implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("CAPTURE_EXCESS:" + order + ":" + n);
    }
  }

  /** The PSP has given back what it took too much. */
  record ExcessReturned(PaymentId payment, PaymentOrderId order, int n, Amount amount)
      implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("CAPTURE_EXCESS_DONE:" + order + ":" + n);
    }
  }

  /** What an order had given back of its hold, and took after all. */
  record HeldAgain(PaymentId payment, PaymentOrderId order, Amount amount)
      implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("AUTH_HOLD_AGAIN:" + order);
    }
  }

  /** The shopper's bank took it back: the PSP pays it, the seller owes it. */
  record ChargedBack(PaymentId payment, DisputeId dispute, SellerId of, Amount amount)
      implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("CHARGEBACK:" + dispute);
    }

    @Override
    public Optional<SellerId> seller() {
      return Optional.of(of);
    }
  }

  /** The bank gave it again. */
  record ChargebackWon(PaymentId payment, DisputeId dispute, SellerId of, Amount amount)
      implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("CHARGEBACK_WON:" + dispute);
    }

    @Override
    public Optional<SellerId> seller() {
      return Optional.of(of);
    }
  }

  /** The bank keeps it, and the platform bears it instead of the seller. */
  record ChargebackLost(PaymentId payment, DisputeId dispute, SellerId of, Amount amount)
      implements MoneyMovement {
    @Override
    public MovementKey key() {
      return new MovementKey("CHARGEBACK_LOST:" + dispute);
    }

    @Override
    public Optional<SellerId> seller() {
      return Optional.of(of);
    }
  }
}
