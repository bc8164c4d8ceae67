package dev.sluice.application.order;

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
    Amount refunded,
    Optional<String> reason,
    List<Capture> captures,
    List<Refund> refunds,
    Instant createdAt,
    Instant updatedAt) {

  /** Money the PSP took for this order. */
  public record Capture(int n, Amount amount, Amount commission, Instant at) {}

  /**
   * Money that goes back.
   *
   * @param commission what of its commission the platform gave back with it
   * @param reason why it failed, or what a person has to look at
   */
  public record Refund(
      RefundId id,
      PaymentOrderId order,
      PaymentId payment,
      Amount amount,
      Amount commission,
      RefundStatus status,
      Optional<String> reason,
      Instant createdAt,
      Instant updatedAt) {}

  /**
   * Money the shopper's bank took back.
   *
   * @param bearer who pays for it, once it is lost
   * @param commission what of its commission the platform gave back with it
   */
  public record Dispute(
      DisputeId id,
      PaymentOrderId order,
      PaymentId payment,
      SellerId seller,
      Amount amount,
      Amount commission,
      DisputeStatus status,
      Optional<Bearer> bearer,
      Instant openedAt,
      Optional<Instant> decidedAt) {}

  public PaymentOrderView {
    captures = List.copyOf(captures);
    refunds = List.copyOf(refunds);
  }
}
