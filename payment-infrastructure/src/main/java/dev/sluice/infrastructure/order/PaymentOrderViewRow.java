package dev.sluice.infrastructure.order;

import dev.sluice.application.order.PaymentOrderView;
import dev.sluice.application.order.PaymentOrderView.Capture;
import dev.sluice.application.order.PaymentOrderView.Dispute;
import dev.sluice.application.order.PaymentOrderView.Refund;
import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.dispute.DisputeStatus;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.refund.RefundStatus;
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
    long refundedAmount,
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

  /** What readers see of a row of {@code refunds}. */
  record RefundViewRow(
      long id,
      long paymentOrderId,
      long paymentId,
      long amount,
      long commission,
      String currency,
      String status,
      @Nullable String lastError,
      Instant createdAt,
      Instant updatedAt) {
    Refund view() {
      return new Refund(
          new RefundId(id),
          new PaymentOrderId(paymentOrderId),
          new PaymentId(paymentId),
          Amount.of(amount, currency),
          Amount.of(commission, currency),
          RefundStatus.valueOf(status),
          Optional.ofNullable(lastError),
          createdAt,
          updatedAt);
    }
  }

  /** What readers see of a row of {@code disputes}. */
  record DisputeViewRow(
      long id,
      long paymentOrderId,
      long paymentId,
      String sellerId,
      long amount,
      long commission,
      String currency,
      String status,
      @Nullable String bearer,
      Instant openedAt,
      @Nullable Instant decidedAt) {
    Dispute view() {
      return new Dispute(
          new DisputeId(id),
          new PaymentOrderId(paymentOrderId),
          new PaymentId(paymentId),
          new SellerId(sellerId),
          Amount.of(amount, currency),
          Amount.of(commission, currency),
          DisputeStatus.valueOf(status),
          Optional.ofNullable(bearer).map(Bearer::valueOf),
          openedAt,
          Optional.ofNullable(decidedAt));
    }
  }

  PaymentOrderView view(List<Capture> captures, List<Refund> refunds) {
    return new PaymentOrderView(
        new PaymentOrderId(id),
        new PaymentId(paymentId),
        new SellerId(sellerId),
        PaymentOrderStatus.valueOf(status),
        Amount.of(amount, currency),
        Amount.of(commission, currency),
        Amount.of(capturedAmount, currency),
        Amount.of(refundedAmount, currency),
        Optional.ofNullable(lastError),
        captures,
        refunds,
        createdAt,
        updatedAt);
  }
}
