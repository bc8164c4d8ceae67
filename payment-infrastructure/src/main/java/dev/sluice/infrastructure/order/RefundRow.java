package dev.sluice.infrastructure.order;

import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.refund.Refund;
import dev.sluice.domain.refund.RefundState;
import dev.sluice.domain.refund.RefundStatus;
import dev.sluice.infrastructure.psp.PursuitColumns;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code refunds}. What a state does not know is null. */
record RefundRow(
    long paymentOrderId,
    long id,
    long amount,
    String currency,
    String status,
    long commission,
    @Nullable String pspReference,
    @Nullable String lastError,
    @Nullable Long reviewAmount,
    @Nullable String reviewCurrency,
    @Nullable Instant decidedAt,
    @Nullable Integer attempt,
    @Nullable Integer unanswered,
    @Nullable Integer asked,
    @Nullable String phase,
    @Nullable Instant since,
    @Nullable Instant requestedAt,
    @Nullable String requestedBy,
    @Nullable Instant nextAttemptAt,
    Instant createdAt) {

  /** A refund with the order it belongs to, and the how-manieth of it. */
  record Of(PaymentOrder order, int n, Refund refund) {}

  static Columns<Of> columns(Collection<Of> refunds) {
    var columns =
        Columns.of(refunds)
            .longs("id", of -> of.refund().id().number())
            .texts("publicId", of -> of.refund().id().value())
            .longs("paymentOrderId", of -> of.order().id().number())
            .ints("n", Of::n)
            .longs("paymentId", of -> of.order().payment().number())
            .texts("sellerId", of -> of.order().seller().value())
            .longs("amount", of -> of.refund().amount().value())
            .texts("currency", of -> of.refund().amount().currency().code())
            .texts("status", of -> of.refund().status().name())
            .longs("commission", of -> of.refund().commissionBack().value())
            .texts("pspReference", of -> reference(of.refund()))
            .texts("lastError", of -> error(of.refund()))
            .optionalLongs("reviewAmount", of -> moved(of).map(Amount::value).orElse(null))
            .texts("reviewCurrency", of -> moved(of).map(a -> a.currency().code()).orElse(null))
            .instants("decidedAt", of -> decided(of.refund()))
            .instants("createdAt", of -> of.refund().createdAt());
    return PursuitColumns.add(columns, of -> of.refund().pursuit().orElse(null));
  }

  Refund toDomain() {
    return new Refund(new RefundId(id), Amount.of(amount, currency), state(), createdAt);
  }

  private RefundState state() {
    var pursuit =
        PursuitColumns.read(
            attempt, unanswered, asked, phase, since, requestedAt, requestedBy, nextAttemptAt);
    return switch (RefundStatus.valueOf(status)) {
      case REQUESTED ->
          pursuit == null ? new RefundState.Queued() : new RefundState.Requested(pursuit);
      case PENDING -> new RefundState.Pending(known(pursuit));
      case SUCCEEDED ->
          new RefundState.Succeeded(
              new PspReference(known(pspReference)),
              Amount.of(commission, currency),
              known(decidedAt));
      case FAILED -> new RefundState.Failed(known(lastError), known(decidedAt));
      case REVIEW ->
          new RefundState.Review(
              known(lastError),
              Amount.of(known(reviewAmount), known(reviewCurrency)),
              pspReference == null ? PspReference.UNKNOWN : new PspReference(pspReference),
              known(decidedAt));
    };
  }

  private static <V> V known(@Nullable V value) {
    return Objects.requireNonNull(value);
  }

  private static @Nullable String reference(Refund refund) {
    return switch (refund.state()) {
      case RefundState.Succeeded done -> done.reference().value();
      case RefundState.Review review -> review.reference().value();
      default -> null;
    };
  }

  private static @Nullable String error(Refund refund) {
    return switch (refund.state()) {
      case RefundState.Failed failed -> failed.reason();
      case RefundState.Review review -> review.reason();
      default -> null;
    };
  }

  private static Optional<Amount> moved(Of of) {
    return of.refund().state() instanceof RefundState.Review review
        ? Optional.of(review.moved())
        : Optional.empty();
  }

  private static @Nullable Instant decided(Refund refund) {
    return switch (refund.state()) {
      case RefundState.Succeeded done -> done.at();
      case RefundState.Failed failed -> failed.at();
      case RefundState.Review review -> review.at();
      case RefundState.Queued _, RefundState.Requested _, RefundState.Pending _ -> null;
    };
  }
}
