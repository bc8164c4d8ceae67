package dev.sluice.infrastructure.order;

import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.Capture;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.order.Demand;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.order.State;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.refund.Refunds;
import dev.sluice.infrastructure.psp.PursuitColumns;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code payment_orders}. What a state does not know is null. */
record PaymentOrderRow(
    long id,
    long paymentId,
    long paymentIntentId,
    String sellerId,
    long amount,
    long commission,
    String currency,
    String captureMethod,
    String status,
    int demandNo,
    long demandAmount,
    boolean demandLast,
    long capturedAmount,
    int captureCount,
    int refundCount,
    long releasedAmount,
    int disputeCount,
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
    String traceId,
    Instant createdAt) {

  /** What a change may touch. */
  static Columns<PaymentOrder> changing(Collection<PaymentOrder> orders) {
    var columns =
        Columns.of(orders)
            .longs("id", order -> order.id().number())
            .texts("status", order -> order.status().name())
            .ints("demandNo", order -> order.demand().n())
            .longs("demandAmount", order -> order.demand().amount().value())
            .flags("demandLast", order -> order.demand().last())
            .longs("capturedAmount", order -> order.captured().value())
            .ints("captureCount", order -> order.captures().size())
            .longs("refundedAmount", order -> order.refunded().value())
            .ints("refundCount", order -> order.refunds().all().size())
            .ints("disputeCount", order -> order.refunds().disputes().size())
            .optionalLongs("released", PaymentOrderRow::released)
            .texts("pspReference", PaymentOrderRow::reference)
            .texts("lastError", PaymentOrderRow::error)
            .optionalLongs("reviewAmount", o -> inReview(o).map(Amount::value).orElse(null))
            .texts("reviewCurrency", o -> inReview(o).map(a -> a.currency().code()).orElse(null))
            .instants("decidedAt", PaymentOrderRow::decided);
    return PursuitColumns.add(columns, order -> order.state().open().orElse(null));
  }

  static Columns<PaymentOrder> whole(Collection<PaymentOrder> orders) {
    return changing(orders)
        .texts("publicId", order -> order.id().value())
        .longs("paymentId", order -> order.payment().number())
        .longs("paymentIntentId", order -> order.intent().number())
        .texts("sellerId", order -> order.seller().value())
        .longs("amount", order -> order.amount().value())
        .longs("commission", order -> order.commission().value())
        .texts("currency", order -> order.amount().currency().code())
        .texts("captureMethod", order -> order.captureMethod().name())
        .texts("traceId", PaymentOrder::traceId)
        .instants("createdAt", PaymentOrder::createdAt);
  }

  /**
   * @param captures in order
   * @param refunds what goes back
   */
  PaymentOrder toDomain(List<Capture> captures, Refunds refunds) {
    return new PaymentOrder(
        new PaymentOrderId(id),
        new PaymentId(paymentId),
        new PaymentIntentId(paymentIntentId),
        new SellerId(sellerId),
        Amount.of(amount, currency),
        Amount.of(commission, currency),
        CaptureMethod.valueOf(captureMethod),
        state(),
        new Demand(demandNo, Amount.of(demandAmount, currency), demandLast),
        captures,
        refunds,
        traceId,
        createdAt);
  }

  private State state() {
    return switch (PaymentOrderStatus.valueOf(status)) {
      case INITIATED_PENDING -> new State.Initiated();
      case CAPTURE_REQUESTED -> new State.Requested(pursuit());
      case PENDING_CAPTURE -> new State.Pending(pursuit());
      case PARTIALLY_CAPTURED -> new State.PartiallyCaptured(lastError, known(decidedAt));
      case CAPTURED, PARTIALLY_REFUNDED, REFUNDED ->
          new State.Captured(new PspReference(known(pspReference)), lastError, known(decidedAt));
      case CAPTURE_FAILED -> new State.CaptureFailed(known(lastError), known(decidedAt));
      case CANCELLED -> new State.Cancelled(known(lastError), known(decidedAt));
      case REVIEW ->
          new State.Review(
              known(lastError),
              Amount.of(known(reviewAmount), known(reviewCurrency)),
              new PspReference(known(pspReference)),
              releasedAmount > 0,
              known(decidedAt));
    };
  }

  private Pursuit pursuit() {
    return known(
        PursuitColumns.read(
            attempt, unanswered, asked, phase, since, requestedAt, requestedBy, nextAttemptAt));
  }

  private static <V> V known(@Nullable V value) {
    return Objects.requireNonNull(value);
  }

  /** Null while it may still capture; then what the books know stays. */
  private static @Nullable Long released(PaymentOrder order) {
    return order.status().isTerminal() ? order.amount().minus(order.captured()).value() : null;
  }

  private static @Nullable String reference(PaymentOrder order) {
    return switch (order.state()) {
      case State.Captured captured -> captured.reference().value();
      case State.Review review -> review.reference().value();
      default -> null;
    };
  }

  private static @Nullable String error(PaymentOrder order) {
    return switch (order.state()) {
      case State.PartiallyCaptured partly -> partly.refusal();
      case State.Captured captured -> captured.refusal();
      case State.CaptureFailed failed -> failed.reason();
      case State.Cancelled cancelled -> cancelled.reason();
      case State.Review review -> review.reason();
      case State.Initiated _, State.Requested _, State.Pending _ -> null;
    };
  }

  private static Optional<Amount> inReview(PaymentOrder order) {
    return order.state() instanceof State.Review review
        ? Optional.of(review.taken())
        : Optional.empty();
  }

  private static @Nullable Instant decided(PaymentOrder order) {
    return switch (order.state()) {
      case State.PartiallyCaptured partly -> partly.at();
      case State.Captured captured -> captured.at();
      case State.Cancelled cancelled -> cancelled.at();
      case State.CaptureFailed failed -> failed.at();
      case State.Review review -> review.at();
      case State.Initiated _, State.Requested _, State.Pending _ -> null;
    };
  }
}
