package dev.sluice.infrastructure.payout;

import dev.sluice.domain.id.PayoutBatchId;
import dev.sluice.domain.id.PayoutId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutState;
import dev.sluice.domain.payout.PayoutStatus;
import dev.sluice.domain.seller.BankAccount;
import dev.sluice.domain.seller.Iban;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code payouts}. */
record PayoutRow(
    long id,
    long payoutBatchId,
    String sellerId,
    long amount,
    String currency,
    String iban,
    String accountHolder,
    String status,
    @Nullable Long sentWith,
    @Nullable LocalDate decidedOn,
    boolean hadSettled,
    @Nullable String reason,
    @Nullable String stoppedBy,
    String traceId,
    Instant createdAt) {

  static PayoutRow from(Payout payout) {
    var row = new Said(payout.state());
    return new PayoutRow(
        payout.id().number(),
        payout.batch().number(),
        payout.seller().value(),
        payout.amount().value(),
        payout.amount().currency().code(),
        payout.to().iban().value(),
        payout.to().holder(),
        payout.status().name(),
        row.sentWith(),
        row.on(),
        row.hadSettled(),
        row.reason(),
        row.by(),
        payout.traceId(),
        payout.createdAt());
  }

  /** What a state says, column by column. */
  private record Said(
      @Nullable Long sentWith,
      @Nullable LocalDate on,
      boolean hadSettled,
      @Nullable String reason,
      @Nullable String by) {

    Said(PayoutState state) {
      this(sentWith(state), on(state), hadSettled(state), reason(state), by(state));
    }

    private static @Nullable Long sentWith(PayoutState state) {
      return switch (state) {
        case PayoutState.Sent sent -> sent.with().number();
        case PayoutState.Settled settled -> settled.with().number();
        case PayoutState.Returned returned -> returned.with().number();
        default -> null;
      };
    }

    private static @Nullable LocalDate on(PayoutState state) {
      return switch (state) {
        case PayoutState.Settled settled -> settled.on();
        case PayoutState.Returned returned -> returned.on();
        default -> null;
      };
    }

    private static boolean hadSettled(PayoutState state) {
      return state instanceof PayoutState.Settled
          || (state instanceof PayoutState.Returned returned && returned.hadSettled());
    }

    private static @Nullable String reason(PayoutState state) {
      return switch (state) {
        case PayoutState.Held held -> held.reason();
        case PayoutState.Returned returned -> returned.reason();
        case PayoutState.Cancelled cancelled -> cancelled.reason();
        default -> null;
      };
    }

    private static @Nullable String by(PayoutState state) {
      return switch (state) {
        case PayoutState.Held held -> held.by();
        case PayoutState.Cancelled cancelled -> cancelled.by();
        default -> null;
      };
    }
  }

  static Columns<PayoutRow> columns(Collection<Payout> payouts) {
    return Columns.of(payouts.stream().map(PayoutRow::from).toList())
        .longs("id", PayoutRow::id)
        .texts("publicId", row -> new PayoutId(row.id()).value())
        .longs("batch", PayoutRow::payoutBatchId)
        .texts("seller", PayoutRow::sellerId)
        .longs("amount", PayoutRow::amount)
        .texts("currency", PayoutRow::currency)
        .texts("iban", PayoutRow::iban)
        .texts("holder", PayoutRow::accountHolder)
        .texts("status", PayoutRow::status)
        .optionalLongs("sentWith", PayoutRow::sentWith)
        .days("decidedOn", PayoutRow::decidedOn)
        .flags("hadSettled", PayoutRow::hadSettled)
        .texts("reason", PayoutRow::reason)
        .texts("stoppedBy", PayoutRow::stoppedBy)
        .texts("trace", PayoutRow::traceId)
        .instants("createdAt", PayoutRow::createdAt);
  }

  Payout toDomain() {
    return new Payout(
        new PayoutId(id),
        new PayoutBatchId(payoutBatchId),
        new SellerId(sellerId),
        Amount.of(amount, currency),
        new BankAccount(new Iban(iban), accountHolder),
        state(),
        traceId,
        createdAt);
  }

  private PayoutState state() {
    return switch (PayoutStatus.valueOf(status)) {
      case CREATED -> new PayoutState.Created();
      case HELD -> new PayoutState.Held(known(stoppedBy), known(reason));
      case SENT -> new PayoutState.Sent(with());
      case SETTLED -> new PayoutState.Settled(with(), known(decidedOn));
      case RETURNED ->
          new PayoutState.Returned(with(), known(decidedOn), known(reason), hadSettled);
      case CANCELLED -> new PayoutState.Cancelled(known(stoppedBy), known(reason));
    };
  }

  private PayoutBatchId with() {
    return new PayoutBatchId(known(sentWith));
  }

  /** The table's checks see to it. */
  private static <T> T known(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
