package dev.sluice.infrastructure.intent;

import dev.sluice.domain.id.BuyerId;
import dev.sluice.domain.id.ClientId;
import dev.sluice.domain.id.OrderId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.IntentState;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.PaymentIntentStatus;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.infrastructure.psp.PursuitColumns;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code payment_intents}. What a state does not know is null. */
record PaymentIntentRow(
    long id,
    long paymentId,
    String clientId,
    String orderId,
    String buyerId,
    long totalAmount,
    String currency,
    String captureMethod,
    String status,
    @Nullable String pspReference,
    @Nullable String reason,
    @Nullable Long reviewAmount,
    @Nullable String reviewCurrency,
    @Nullable Instant decidedAt,
    @Nullable String pspToken,
    @Nullable Integer authAttempt,
    @Nullable Integer authUnanswered,
    @Nullable Integer authAsked,
    @Nullable String authPhase,
    @Nullable Instant authSince,
    @Nullable Instant authRequestedAt,
    @Nullable String authRequestedBy,
    @Nullable Instant nextAttemptAt,
    String traceId,
    Instant createdAt) {

  /** What a change may touch. */
  static Columns<PaymentIntent> changing(Collection<PaymentIntent> intents) {
    var columns =
        Columns.of(intents)
            .longs("id", intent -> intent.id().number())
            .texts("status", intent -> intent.status().name())
            .texts("pspReference", PaymentIntentRow::reference)
            .texts("reason", intent -> intent.declined().orElse(null))
            .optionalLongs("reviewAmount", i -> reviewed(i).map(Amount::value).orElse(null))
            .texts("reviewCurrency", i -> reviewed(i).map(a -> a.currency().code()).orElse(null))
            .instants("decidedAt", PaymentIntentRow::decided)
            .texts("pspToken", PaymentIntent::pspToken);
    return PursuitColumns.add(columns, intent -> intent.pursuit().orElse(null));
  }

  static Columns<PaymentIntent> whole(Collection<PaymentIntent> intents) {
    return changing(intents)
        .texts("publicId", intent -> intent.id().value())
        .longs("paymentId", intent -> intent.payment().number())
        .texts("clientId", intent -> intent.client().value())
        .texts("orderId", intent -> intent.order().value())
        .texts("buyerId", intent -> intent.buyer().value())
        .longs("totalAmount", intent -> intent.total().value())
        .texts("currency", intent -> intent.total().currency().code())
        .texts("captureMethod", intent -> intent.captureMethod().name())
        .texts("traceId", PaymentIntent::traceId)
        .instants("createdAt", PaymentIntent::createdAt);
  }

  /**
   * @param lines in order
   */
  PaymentIntent toDomain(List<SellerLine> lines) {
    return new PaymentIntent(
        new PaymentIntentId(id),
        new PaymentId(paymentId),
        new ClientId(clientId),
        new OrderId(orderId),
        new BuyerId(buyerId),
        Amount.of(totalAmount, currency),
        CaptureMethod.valueOf(captureMethod),
        lines,
        state(),
        pspToken,
        traceId,
        createdAt);
  }

  private IntentState state() {
    return switch (PaymentIntentStatus.valueOf(status)) {
      case CREATED -> new IntentState.Created();
      case PENDING_AUTH -> new IntentState.PendingAuth(pursuit());
      case AUTHORIZED ->
          new IntentState.Authorized(
              new PspReference(known(pspReference)),
              reviewAmount == null ? null : Amount.of(reviewAmount, known(reviewCurrency)),
              known(decidedAt));
      case DECLINED ->
          authPhase == null
              ? new IntentState.Declined(known(reason), known(decidedAt))
              : new IntentState.Closing(pursuit(), known(reason), known(decidedAt));
      case CANCELLED -> new IntentState.Cancelled(known(decidedAt));
      case REVIEW ->
          new IntentState.Review(
              new PspReference(known(pspReference)),
              Amount.of(known(reviewAmount), known(reviewCurrency)),
              known(decidedAt));
      case EXPIRED -> throw new IllegalStateException(id + " is EXPIRED: nobody writes that yet");
    };
  }

  private Pursuit pursuit() {
    return known(
        PursuitColumns.read(
            authAttempt,
            authUnanswered,
            authAsked,
            authPhase,
            authSince,
            authRequestedAt,
            authRequestedBy,
            nextAttemptAt));
  }

  private static <V> V known(@Nullable V value) {
    return Objects.requireNonNull(value);
  }

  private static @Nullable String reference(PaymentIntent intent) {
    return switch (intent.state()) {
      case IntentState.Authorized authorized -> authorized.reference().value();
      case IntentState.Review review -> review.reference().value();
      default -> null;
    };
  }

  /** What the PSP said that a person had to look at. */
  private static Optional<Amount> reviewed(PaymentIntent intent) {
    return switch (intent.state()) {
      case IntentState.Review review -> Optional.of(review.authorized());
      case IntentState.Authorized authorized -> Optional.ofNullable(authorized.reviewed());
      default -> Optional.empty();
    };
  }

  private static @Nullable Instant decided(PaymentIntent intent) {
    return switch (intent.state()) {
      case IntentState.Authorized authorized -> authorized.at();
      case IntentState.Declined declined -> declined.at();
      case IntentState.Closing closing -> closing.at();
      case IntentState.Cancelled cancelled -> cancelled.at();
      case IntentState.Review review -> review.at();
      case IntentState.Created _, IntentState.PendingAuth _ -> null;
    };
  }
}
