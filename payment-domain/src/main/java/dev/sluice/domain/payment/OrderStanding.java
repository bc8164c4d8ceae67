package dev.sluice.domain.payment;

import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.Operation;

/**
 * How one order of a payment stands, as the payment needs to know it.
 *
 * @param operation the operation that runs, or came last
 * @param lost the PSP never saw that operation and has forgotten its key
 */
public record OrderStanding(
    PaymentOrderId order,
    Operation operation,
    Amount captured,
    Amount refunded,
    boolean terminal,
    boolean lost) {

  /** Nothing has gone back. */
  public OrderStanding(
      PaymentOrderId order, Operation operation, Amount captured, boolean terminal, boolean lost) {
    this(order, operation, captured, Amount.zero(captured.currency()), terminal, lost);
  }
}
