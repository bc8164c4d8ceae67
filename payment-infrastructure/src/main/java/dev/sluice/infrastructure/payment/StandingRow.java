package dev.sluice.infrastructure.payment;

import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.payment.OrderStanding;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.Pursuit;
import org.jspecify.annotations.Nullable;

/** What a payment needs to know of a row of {@code payment_orders}. */
record StandingRow(
    long id,
    long paymentId,
    long capturedAmount,
    long refundedAmount,
    String currency,
    int demandNo,
    String status,
    @Nullable String phase) {

  OrderStanding toDomain() {
    var standing = PaymentOrderStatus.valueOf(status);
    return new OrderStanding(
        new PaymentOrderId(id),
        Operation.capture(Math.max(1, demandNo)),
        Amount.of(capturedAmount, currency),
        Amount.of(refundedAmount, currency),
        standing.isTerminal(),
        Pursuit.Phase.LOST.name().equals(phase));
  }
}
