package dev.sluice.infrastructure.review;

import dev.sluice.application.review.Resolution;
import dev.sluice.application.review.Resolution.Confirmation;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.money.Amount;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code resolutions}. */
record ResolutionRow(
    String subject,
    long paymentId,
    @Nullable Integer n,
    String verdict,
    long suspendedAmount,
    long capturedAmount,
    String currency,
    String reason,
    String proposedBy,
    Instant proposedAt,
    @Nullable String confirmedBy,
    @Nullable Instant confirmedAt) {

  /** The parameters of a statement. */
  static Map<String, Object> values(Resolution resolution) {
    var values = new HashMap<String, Object>();
    values.put("subject", resolution.subject());
    values.put("payment", resolution.payment().number());
    values.put("n", resolution.n() == 0 ? null : resolution.n());
    values.put("verdict", resolution.verdict().name());
    values.put("suspended", resolution.suspended().value());
    values.put("captured", resolution.captured().value());
    values.put("currency", resolution.suspended().currency().code());
    values.put("reason", resolution.reason());
    values.put("proposedBy", resolution.proposedBy());
    values.put("proposedAt", resolution.proposedAt());
    values.put("confirmedBy", resolution.confirmation().map(Confirmation::by).orElse(null));
    values.put("confirmedAt", resolution.confirmation().map(Confirmation::at).orElse(null));
    return values;
  }

  Resolution toDomain() {
    return new Resolution(
        subject,
        new PaymentId(paymentId),
        n == null ? 0 : n,
        Verdict.valueOf(verdict),
        Amount.of(suspendedAmount, currency),
        Amount.of(capturedAmount, currency),
        reason,
        proposedBy,
        proposedAt,
        confirmedBy == null || confirmedAt == null
            ? Optional.empty()
            : Optional.of(new Confirmation(confirmedBy, confirmedAt)));
  }
}
