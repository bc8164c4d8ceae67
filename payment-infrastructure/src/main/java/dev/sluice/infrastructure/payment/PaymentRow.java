package dev.sluice.infrastructure.payment;

import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.infrastructure.psp.PursuitColumns;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A row of {@code payments}. */
record PaymentRow(
    long id,
    long paymentIntentId,
    String clientId,
    String orderId,
    String buyerId,
    long totalAmount,
    String currency,
    String authorizationReference,
    long capturedAmount,
    long refundedAmount,
    boolean completed,
    String voidStatus,
    @Nullable Integer voidAttempt,
    @Nullable Integer voidUnanswered,
    @Nullable Integer voidAsked,
    @Nullable String voidPhase,
    @Nullable Instant voidSince,
    @Nullable Instant voidRequestedAt,
    @Nullable String voidRequestedBy,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant expiryDueAt,
    String traceId,
    Instant createdAt) {

  /** What a change may touch. */
  static Columns<Payment> changing(Collection<Payment> payments) {
    var columns =
        Columns.of(payments)
            .longs("id", payment -> payment.id().number())
            .longs("capturedAmount", payment -> payment.captured().value())
            .longs("refundedAmount", payment -> payment.refunded().value())
            .texts("status", payment -> payment.status().name())
            .flags("completed", Payment::completed)
            .texts("voidStatus", payment -> payment.voidStatus().name())
            .instants("expiryDue", Payment::expiryDue);
    return PursuitColumns.add(columns, Payment::voidPursuit);
  }

  static Columns<Payment> whole(Collection<Payment> payments) {
    return changing(payments)
        .texts("publicId", payment -> payment.id().value())
        .longs("paymentIntentId", payment -> payment.intent().number())
        .texts("clientId", payment -> payment.client().value())
        .texts("orderId", payment -> payment.order().value())
        .texts("buyerId", payment -> payment.buyer().value())
        .longs("totalAmount", payment -> payment.total().value())
        .texts("currency", payment -> payment.total().currency().code())
        .texts("authorizationReference", payment -> payment.authorization().value())
        .texts("traceId", Payment::traceId)
        .instants("createdAt", Payment::createdAt);
  }

  Payment toDomain() {
    return new Payment(
        new PaymentId(id),
        new PaymentIntentId(paymentIntentId),
        new ClientId(clientId),
        new OrderId(orderId),
        new BuyerId(buyerId),
        Amount.of(totalAmount, currency),
        new PspReference(authorizationReference),
        Amount.of(capturedAmount, currency),
        Amount.of(refundedAmount, currency),
        completed,
        VoidStatus.valueOf(voidStatus),
        PursuitColumns.read(
            voidAttempt,
            voidUnanswered,
            voidAsked,
            voidPhase,
            voidSince,
            voidRequestedAt,
            voidRequestedBy,
            nextAttemptAt),
        expiryDueAt,
        traceId,
        createdAt);
  }
}
