package dev.sluice.service.payout;

import dev.sluice.domain.payout.Payout;
import dev.sluice.domain.payout.PayoutState;
import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A payout as the API tells it. */
@Schema(name = "Payout")
record PayoutBody(
    @Schema(example = "pout_0j5k2m9x4t7ah", description = "Also its EndToEndId at the bank.")
        String id,
    String sellerId,
    AmountBody amount,
    @Schema(
            allowableValues = {"CREATED", "HELD", "SENT", "SETTLED", "RETURNED", "CANCELLED"},
            description = "As in docs/states.md.")
        String status,
    @Schema(description = "Where it goes.", example = "DE89370400440532013000") String iban,
    @Schema(description = "In which it was made.", example = "pba_0j5k2m9x4t7ah") String batchId,
    @Schema(description = "In whose file it stands.") @Nullable String sentWithBatchId,
    @Schema(description = "The bank's day, once it was paid or came back.")
        @Nullable LocalDate decidedOn,
    @Schema(description = "Why it is on hold, was cancelled, or came back.")
        @Nullable String reason,
    @Schema(description = "Who put it on hold or cancelled it.") @Nullable String by,
    Instant createdAt) {

  static PayoutBody of(Payout payout) {
    var bare =
        new PayoutBody(
            payout.id().value(),
            payout.seller().value(),
            AmountBody.of(payout.amount()),
            payout.status().name(),
            payout.to().iban().value(),
            payout.batch().value(),
            null,
            null,
            null,
            null,
            payout.createdAt());
    return switch (payout.state()) {
      case PayoutState.Created _ -> bare;
      case PayoutState.Held held -> bare.with(null, null, held.reason(), held.by());
      case PayoutState.Sent sent -> bare.with(sent.with().value(), null, null, null);
      case PayoutState.Settled settled ->
          bare.with(settled.with().value(), settled.on(), null, null);
      case PayoutState.Returned returned ->
          bare.with(returned.with().value(), returned.on(), returned.reason(), null);
      case PayoutState.Cancelled cancelled ->
          bare.with(null, null, cancelled.reason(), cancelled.by());
    };
  }

  private PayoutBody with(
      @Nullable String sentWith,
      @Nullable LocalDate on,
      @Nullable String why,
      @Nullable String who) {
    return new PayoutBody(
        id, sellerId, amount, status, iban, batchId, sentWith, on, why, who, createdAt);
  }
}
