package dev.sluice.service.statement;

import dev.sluice.application.statement.Holdings;
import dev.sluice.application.statement.SellerStatements.Entry;
import dev.sluice.application.statement.SellerStatements.Summary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as the API tells it; the entries are written one by one, as they are read. */
@Schema(name = "Statement")
record StatementBody(
    String sellerId,
    Instant from,
    @Schema(description = "Not in it any more.") Instant to,
    List<InCurrency> balances,
    List<EntryBody> entries) {

  @Schema(
      name = "StatementBalance",
      description = "closing = opening + change, and change is the sum of the entries.")
  record InCurrency(
      @Schema(example = "EUR") String currency,
      HoldingsBody opening,
      HoldingsBody change,
      HoldingsBody closing,
      @Schema(description = "So many changed it.") long entries) {

    static InCurrency of(Summary summary) {
      return new InCurrency(
          summary.currency().code(),
          HoldingsBody.of(summary.opening()),
          HoldingsBody.of(summary.change()),
          HoldingsBody.of(summary.closing()),
          summary.entries());
    }
  }

  @Schema(name = "Holdings", description = "Minor units.")
  record HoldingsBody(long pending, long available, long reserved, long inTransit) {
    static HoldingsBody of(Holdings holdings) {
      return new HoldingsBody(
          holdings.pending(), holdings.available(), holdings.reserved(), holdings.inTransit());
    }
  }

  @Schema(name = "StatementEntry")
  record EntryBody(
      @Schema(example = "je_0j5k2m9x4t7ae") String id,
      @Schema(example = "CAPTURE:po_0j5k2m9x4t7ad:1") String movementKey,
      @Nullable String paymentId,
      String currency,
      HoldingsBody change,
      @Schema(description = "When it happened, which may be before the statement begins.")
          Instant occurredAt,
      @Schema(description = "When it was written into the books: within the statement.")
          Instant recordedAt) {

    static EntryBody of(Entry entry) {
      var payment = entry.payment();
      return new EntryBody(
          entry.id().value(),
          entry.movement().value(),
          payment == null ? null : payment.value(),
          entry.currency().code(),
          HoldingsBody.of(entry.change()),
          entry.occurredAt(),
          entry.recordedAt());
    }
  }
}
