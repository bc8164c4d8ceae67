package dev.sluice.service.settlement;

import dev.sluice.domain.id.PublicId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.service.door.AmountBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something in a settlement that does not fit. */
@Schema(name = "Discrepancy")
record DiscrepancyBody(
    @Schema(example = "dis_0j5k2m9x4t7ah") String id,
    @Schema(example = "AMOUNT_DIFFERS", description = "As in docs/ledger.md.") String kind,
    @Schema(allowableValues = {"OPEN", "PROPOSED", "RESOLVED", "MATCHED"}) String status,
    String detail,
    @Schema(description = "What becomes of it, and who does what.") String todo,
    @Nullable String settlementFileId,
    @Schema(description = "In the file; the first after the header is 1.") @Nullable Integer row,
    @Nullable String line,
    @Nullable String paymentId,
    @Nullable String paymentOrderId,
    @Schema(description = "What nobody can explain while it is open.") @Nullable AmountBody amount,
    @Schema(description = "What of it is in suspense; negative when it is missing there.")
        @Nullable AmountBody suspended,
    @Nullable String account,
    @Nullable String sellerId,
    @Nullable String reason,
    @Nullable String proposedBy,
    @Nullable Instant proposedAt,
    @Nullable String confirmedBy,
    Instant foundAt,
    @Nullable Instant closedAt) {

  static DiscrepancyBody of(Discrepancy one) {
    var about = one.about();
    var said = one.remedy();
    return new DiscrepancyBody(
        one.id().value(),
        one.kind().name(),
        one.status().name(),
        one.detail(),
        one.kind().todo(),
        id(about.file()),
        about.file() == null ? null : about.row(),
        about.line() == null ? null : about.line().value(),
        id(about.payment()),
        id(about.order()),
        amount(one.stake()),
        amount(one.suspended()),
        said == null || said.account() == null ? null : said.account().name(),
        said == null || said.seller() == null ? null : said.seller().value(),
        said == null ? null : said.reason(),
        said == null ? null : said.proposedBy(),
        said == null ? null : said.proposedAt(),
        said == null ? null : said.confirmedBy(),
        one.foundAt(),
        one.closedAt());
  }

  private static @Nullable String id(@Nullable PublicId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable AmountBody amount(@Nullable Amount amount) {
    return amount == null ? null : AmountBody.of(amount);
  }
}
