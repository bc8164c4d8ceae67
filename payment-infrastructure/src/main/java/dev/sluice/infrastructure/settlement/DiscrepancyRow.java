package dev.sluice.infrastructure.settlement;

import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.PublicId;
import dev.sluice.domain.id.SellerId;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.ledger.AccountType;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.Discrepancy.About;
import dev.sluice.domain.settlement.Discrepancy.Remedy;
import dev.sluice.domain.settlement.Discrepancy.Status;
import dev.sluice.domain.settlement.DiscrepancyKind;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of {@code discrepancies}. */
record DiscrepancyRow(
    long id,
    String kind,
    String status,
    @Nullable Long settlementFileId,
    int rowNo,
    @Nullable String lineId,
    @Nullable Long paymentId,
    @Nullable Long paymentOrderId,
    int n,
    @Nullable Long stake,
    @Nullable Long suspended,
    @Nullable String currency,
    String detail,
    Instant foundAt,
    @Nullable String accountType,
    @Nullable String sellerId,
    @Nullable String reason,
    @Nullable String proposedBy,
    @Nullable Instant proposedAt,
    @Nullable String confirmedBy,
    @Nullable Instant closedAt) {

  static Columns<Discrepancy> columns(Collection<Discrepancy> discrepancies) {
    return Columns.of(discrepancies)
        .longs("id", one -> one.id().number())
        .texts("publicId", one -> one.id().value())
        .texts("kind", one -> one.kind().name())
        .texts("status", one -> one.status().name())
        .optionalLongs("file", one -> number(one.about().file()))
        .ints("row", one -> one.about().row())
        .texts("line", one -> line(one.about().line()))
        .optionalLongs("payment", one -> number(one.about().payment()))
        .optionalLongs("order", one -> number(one.about().order()))
        .ints("n", one -> one.about().n())
        .optionalLongs("stake", one -> value(one.stake()))
        .optionalLongs("suspended", one -> value(one.suspended()))
        .texts("currency", DiscrepancyRow::currency)
        .texts("detail", Discrepancy::detail)
        .instants("foundAt", Discrepancy::foundAt);
  }

  private static @Nullable Long number(@Nullable PublicId id) {
    return id == null ? null : id.number();
  }

  private static @Nullable String line(@Nullable LineId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable Long value(@Nullable Amount amount) {
    return amount == null ? null : amount.value();
  }

  private static @Nullable String currency(Discrepancy one) {
    var stake = one.stake();
    return stake == null ? null : stake.currency().code();
  }

  /** What can change of one. */
  static Map<String, Object> values(Discrepancy one) {
    var values = new HashMap<String, Object>();
    values.put("id", one.id().number());
    values.put("status", one.status().name());
    values.put("closedAt", one.closedAt());
    var said = one.remedy();
    var account = said == null ? null : said.account();
    values.put("account", account == null ? null : account.name());
    var seller = said == null ? null : said.seller();
    values.put("seller", seller == null ? null : seller.value());
    values.put("reason", said == null ? null : said.reason());
    values.put("proposedBy", said == null ? null : said.proposedBy());
    values.put("proposedAt", said == null ? null : said.proposedAt());
    values.put("confirmedBy", said == null ? null : said.confirmedBy());
    return values;
  }

  Discrepancy toDomain() {
    return new Discrepancy(
        new DiscrepancyId(id),
        DiscrepancyKind.valueOf(kind),
        Status.valueOf(status),
        new About(
            settlementFileId == null ? null : new SettlementFileId(settlementFileId),
            rowNo,
            lineId == null ? null : new LineId(lineId),
            paymentId == null ? null : new PaymentId(paymentId),
            paymentOrderId == null ? null : new PaymentOrderId(paymentOrderId),
            n),
        amount(stake),
        amount(suspended),
        detail,
        foundAt,
        remedy(),
        closedAt);
  }

  private @Nullable Amount amount(@Nullable Long value) {
    return value == null || currency == null ? null : Amount.of(value, currency);
  }

  private @Nullable Remedy remedy() {
    if (proposedBy == null || proposedAt == null || reason == null) return null;
    return new Remedy(
        accountType == null ? null : AccountType.valueOf(accountType),
        sellerId == null ? null : new SellerId(sellerId),
        reason,
        proposedBy,
        proposedAt,
        confirmedBy);
  }
}
