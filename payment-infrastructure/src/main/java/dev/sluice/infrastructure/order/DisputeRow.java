package dev.sluice.infrastructure.order;

import dev.sluice.domain.dispute.Bearer;
import dev.sluice.domain.dispute.Dispute;
import dev.sluice.domain.dispute.DisputeStatus;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A row of {@code disputes}. */
record DisputeRow(
    long paymentOrderId,
    long id,
    long amount,
    String currency,
    String status,
    @Nullable String bearer,
    long commission,
    Instant openedAt,
    @Nullable Instant decidedAt) {

  /** A dispute with the order it is about. */
  record Of(PaymentOrder order, Dispute dispute) {}

  static Columns<Of> columns(Collection<Of> disputes) {
    return Columns.of(disputes)
        .longs("id", of -> of.dispute().id().number())
        .texts("publicId", of -> of.dispute().id().value())
        .longs("paymentOrderId", of -> of.order().id().number())
        .longs("paymentId", of -> of.order().payment().number())
        .texts("sellerId", of -> of.order().seller().value())
        .longs("amount", of -> of.dispute().amount().value())
        .texts("currency", of -> of.dispute().amount().currency().code())
        .texts("status", of -> of.dispute().status().name())
        .texts("bearer", of -> word(of.dispute().bearer()))
        .longs("commission", of -> of.dispute().commission().value())
        .instants("openedAt", of -> of.dispute().openedAt())
        .instants("decidedAt", of -> of.dispute().decidedAt());
  }

  private static @Nullable String word(@Nullable Bearer bearer) {
    return bearer == null ? null : bearer.name();
  }

  Dispute toDomain() {
    return new Dispute(
        new DisputeId(id),
        Amount.of(amount, currency),
        DisputeStatus.valueOf(status),
        bearer == null ? null : Bearer.valueOf(bearer),
        Amount.of(commission, currency),
        openedAt,
        decidedAt);
  }
}
