package dev.sluice.infrastructure.settlement;

import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.seller.Reserve;
import dev.sluice.domain.settlement.Counterpart;
import dev.sluice.domain.settlement.LineType;
import org.jspecify.annotations.Nullable;

/** What of ours a line can be. */
record CounterpartRow(
    String lineId,
    String lineType,
    long paymentId,
    long paymentOrderId,
    int n,
    @Nullable Long refundId,
    @Nullable Long disputeId,
    String sellerId,
    long amount,
    long share,
    String currency,
    boolean inReview,
    boolean settled,
    @Nullable Integer reserveBasisPoints,
    @Nullable Integer reserveDays) {

  Counterpart toDomain() {
    return new Counterpart(
        LineType.valueOf(lineType),
        new PaymentId(paymentId),
        new PaymentOrderId(paymentOrderId),
        n,
        refundId == null ? null : new RefundId(refundId),
        disputeId == null ? null : new DisputeId(disputeId),
        new SellerId(sellerId),
        Amount.of(amount, currency),
        Amount.of(share, currency),
        inReview,
        settled,
        reserveBasisPoints == null || reserveDays == null
            ? null
            : new Reserve(reserveBasisPoints, reserveDays));
  }
}
