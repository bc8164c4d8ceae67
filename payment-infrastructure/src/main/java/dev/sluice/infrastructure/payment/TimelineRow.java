package dev.sluice.infrastructure.payment;

import dev.sluice.application.payment.TimelineEntry;
import dev.sluice.domain.money.Amount;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * @param currency null together with the amount
 */
record TimelineRow(
    Instant happenedAt,
    String kind,
    String subject,
    @Nullable Long amount,
    @Nullable String currency,
    @Nullable String detail,
    @Nullable String cause) {

  TimelineEntry entry() {
    return new TimelineEntry(
        happenedAt,
        TimelineEntry.Kind.valueOf(kind),
        subject,
        amount == null || currency == null
            ? Optional.empty()
            : Optional.of(Amount.of(amount, currency)),
        Optional.ofNullable(detail),
        Optional.ofNullable(cause));
  }
}
