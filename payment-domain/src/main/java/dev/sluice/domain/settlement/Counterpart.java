package dev.sluice.domain.settlement;

import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.seller.Reserve;
import org.jspecify.annotations.Nullable;

/**
 * What of ours the key of a line names.
 *
 * @param n which of the order's captures; 0 for what is none
 * @param amount what the PSP said it moved
 * @param share what of it becomes the seller's to have; 0 for what is no capture
 * @param inReview the PSP took it, but not as asked
 * @param settled by another line
 * @param reserve what is kept back of it, by the terms of the seller; null when nothing
 */
public record Counterpart(
    LineType type,
    PaymentId payment,
    PaymentOrderId order,
    int n,
    @Nullable RefundId refund,
    @Nullable DisputeId dispute,
    SellerId seller,
    Amount amount,
    Amount share,
    boolean inReview,
    boolean settled,
    @Nullable Reserve reserve) {}
