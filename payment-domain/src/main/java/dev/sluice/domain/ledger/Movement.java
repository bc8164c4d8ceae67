package dev.sluice.domain.ledger;

import dev.sluice.domain.id.PaymentId;
import org.jspecify.annotations.Nullable;

/** Something that moves money, and has one entry in the books for ever. */
public sealed interface Movement permits MoneyMovement, SettlementMovement, PayoutMovement {

  MovementKey key();

  /** The payment it belongs to; null when nobody knows of any. */
  @Nullable PaymentId payment();
}
