package dev.sluice.application.order;

import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as its readers see it.
 *
 * @param reason why it failed, or what a person has to look at
 */
public record PaymentOrderView(
    PaymentOrderId id,
    PaymentId payment,
    SellerId seller,
    PaymentOrderStatus status,
    Amount amount,
    Amount commission,
    Amount captured,
    Optional<String> reason,
    List<Capture> captures,
    Instant createdAt,
    Instant updatedAt) {

  /** Money the PSP took for this order. */
  public record Capture(int n, Amount amount, Amount commission, Instant at) {}

  public PaymentOrderView {
    captures = List.copyOf(captures);
  }
}
