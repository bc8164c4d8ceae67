package dev.sluice.infrastructure.order;

import dev.sluice.application.order.PaymentOrderView;
import dev.sluice.application.order.PaymentOrderView.Capture;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What readers see of a row of {@code payment_orders}. */
record PaymentOrderViewRow(
    long id,
    long paymentId,
    String sellerId,
    String status,
    long amount,
    long commission,
    long capturedAmount,
    String currency,
    @Nullable String lastError,
    Instant createdAt,
    Instant updatedAt) {

  /** What readers see of a row of {@code payment_captures}. */
  record CaptureViewRow(
      long paymentOrderId,
      int n,
      long amount,
      long commission,
      String currency,
      Instant capturedAt) {
    Capture view() {
      return new Capture(
          n, Amount.of(amount, currency), Amount.of(commission, currency), capturedAt);
    }
  }

  PaymentOrderView view(List<Capture> captures) {
    return new PaymentOrderView(
        new PaymentOrderId(id),
        new PaymentId(paymentId),
        new SellerId(sellerId),
        PaymentOrderStatus.valueOf(status),
        Amount.of(amount, currency),
        Amount.of(commission, currency),
        Amount.of(capturedAmount, currency),
        Optional.ofNullable(lastError),
        captures,
        createdAt,
        updatedAt);
  }
}
