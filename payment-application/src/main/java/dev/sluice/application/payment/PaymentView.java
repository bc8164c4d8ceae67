package dev.sluice.application.payment;

import dev.sluice.application.order.PaymentOrderView;
import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.money.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payment as its readers see it, from the moment its intent exists. A seller sees the totals of
 * its own orders.
 *
 * @param status the intent's until there is a payment, then the payment's
 * @param reason why the PSP declined it
 * @param ended nothing more will be captured: every order is terminal, or there will never be one
 * @param orders in the order of their ids; none before the expansion
 */
public record PaymentView(
    PaymentId id,
    PaymentIntentId intent,
    OrderId order,
    BuyerId buyer,
    String status,
    Optional<String> reason,
    boolean ended,
    Amount total,
    Amount captured,
    Amount refunded,
    List<PaymentOrderView> orders,
    Instant createdAt,
    Instant updatedAt) {

  public PaymentView {
    orders = List.copyOf(orders);
  }
}
