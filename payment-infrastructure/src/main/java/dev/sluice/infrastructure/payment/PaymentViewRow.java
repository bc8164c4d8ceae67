package dev.sluice.infrastructure.payment;

import dev.sluice.application.order.PaymentOrderView;
import dev.sluice.application.payment.PaymentView;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.money.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of an intent and its payment.
 *
 * @param amount the total, or what of it is the viewing seller's
 * @param completed null until there is a payment
 */
record PaymentViewRow(
    long id,
    long paymentId,
    String orderId,
    String buyerId,
    String status,
    @Nullable String reason,
    @Nullable Boolean completed,
    long amount,
    @Nullable Long capturedAmount,
    @Nullable Long refundedAmount,
    String currency,
    Instant createdAt,
    Instant updatedAt) {

  private static final Set<String> ENDED = Set.of("DECLINED", "CANCELLED", "EXPIRED");

  /**
   * @param whole whether the viewer sees all orders; otherwise the amounts are theirs
   */
  PaymentView view(List<PaymentOrderView> orders, boolean whole) {
    return new PaymentView(
        new PaymentId(paymentId),
        new PaymentIntentId(id),
        new OrderId(orderId),
        new BuyerId(buyerId),
        status,
        Optional.ofNullable(reason),
        completed == null ? ENDED.contains(status) : completed,
        Amount.of(amount, currency),
        whole ? of(capturedAmount) : sum(orders, PaymentOrderView::captured),
        whole ? of(refundedAmount) : sum(orders, PaymentOrderView::refunded),
        orders,
        createdAt,
        updatedAt);
  }

  private Amount of(@Nullable Long value) {
    return Amount.of(value == null ? 0 : value, currency);
  }

  private Amount sum(List<PaymentOrderView> orders, Function<PaymentOrderView, Amount> of) {
    return orders.stream().map(of).reduce(Amount.of(0, currency), Amount::plus);
  }
}
