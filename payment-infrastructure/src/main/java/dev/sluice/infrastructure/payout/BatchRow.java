package dev.sluice.infrastructure.payout;

import dev.sluice.application.payout.PayoutBatches.At;
import dev.sluice.application.payout.PayoutBatches.Batch;
import dev.sluice.application.payout.PayoutBatches.Kind;
import dev.sluice.application.payout.PayoutBatches.Status;
import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Currency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of {@code payout_batches}. */
record BatchRow(
    long id,
    String kind,
    LocalDate day,
    String status,
    @Nullable String afterSellerId,
    @Nullable String afterCurrency,
    String requestedBy,
    String traceId,
    Instant openedAt,
    @Nullable Instant collectedAt,
    @Nullable Instant doneAt) {

  /** A statement's parameters. */
  static Map<String, Object> values(Batch batch) {
    var values = new HashMap<String, Object>();
    values.put("id", batch.id().number());
    values.put("publicId", batch.id().value());
    values.put("kind", batch.kind().name());
    values.put("day", batch.day());
    values.put("status", batch.status().name());
    var after = batch.after();
    values.put("afterSeller", after == null ? null : after.seller().value());
    values.put("afterCurrency", after == null ? null : after.currency().code());
    values.put("requestedBy", batch.requestedBy());
    values.put("trace", batch.traceId());
    values.put("openedAt", batch.openedAt());
    values.put("collectedAt", batch.collectedAt());
    values.put("doneAt", batch.doneAt());
    return values;
  }

  Batch toDomain() {
    return new Batch(
        new PayoutBatchId(id),
        Kind.valueOf(kind),
        day,
        Status.valueOf(status),
        afterSellerId == null || afterCurrency == null
            ? null
            : new At(new SellerId(afterSellerId), Currency.of(afterCurrency)),
        requestedBy,
        traceId,
        openedAt,
        collectedAt,
        doneAt);
  }
}
