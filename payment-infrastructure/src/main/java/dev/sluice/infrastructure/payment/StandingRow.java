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
    String currency,
    int captureCount,
    String status,
    @Nullable String phase) {

  OrderStanding toDomain() {
    var standing = PaymentOrderStatus.valueOf(status);
    int n = standing == PaymentOrderStatus.CAPTURED ? captureCount : captureCount + 1;
    return new OrderStanding(
        new PaymentOrderId(id),
        Operation.capture(n),
        Amount.of(capturedAmount, currency),
        standing.isTerminal(),
        Pursuit.Phase.LOST.name().equals(phase));
  }
}
