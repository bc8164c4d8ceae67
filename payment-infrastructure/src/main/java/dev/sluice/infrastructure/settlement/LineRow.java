package dev.sluice.infrastructure.settlement;

import dev.sluice.application.settlement.SettlementLines.Booked;
import dev.sluice.application.settlement.SettlementLines.Known;
import dev.sluice.application.settlement.SettlementLines.Waiting;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.PublicId;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.settlement.Counterpart;
import dev.sluice.domain.settlement.LineType;
import dev.sluice.domain.settlement.Settlement;
import dev.sluice.domain.settlement.Settlement.Status;
import dev.sluice.domain.settlement.SettlementLine;
import dev.sluice.infrastructure.sql.Columns;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of {@code settlement_lines}, as far as it is read again. */
record LineRow(
    String lineId,
    long settlementFileId,
    String lineType,
    String pspKey,
    String pspReference,
    long gross,
    long fee,
    String currency,
    LocalDate settledOn,
    String status,
    String traceId) {

  Known known() {
    return new Known(line(), new SettlementFileId(settlementFileId));
  }

  /** Without what it is for: that is looked for again. */
  Waiting waiting() {
    var line = line();
    var none = Amount.zero(line.gross().currency());
    var settlement =
        new Settlement(line, Status.valueOf(status), null, none, none, none, none, null);
    return new Waiting(settlement, traceId);
  }

  private SettlementLine line() {
    return new SettlementLine(
        new LineId(lineId),
        LineType.valueOf(lineType),
        pspKey,
        pspReference,
        Amount.of(gross, currency),
        Amount.of(fee, currency),
        settledOn);
  }

  static Columns<Booked> columns(Collection<Booked> booked) {
    return Columns.of(booked)
        .texts("line", one -> line(one).id().value())
        .longs("file", one -> one.file().number())
        .ints("row", Booked::row)
        .texts("type", one -> line(one).type().name())
        .texts("key", one -> line(one).key())
        .texts("reference", one -> line(one).reference())
        .longs("gross", one -> line(one).gross().value())
        .longs("fee", one -> line(one).fee().value())
        .texts("currency", one -> line(one).gross().currency().code())
        .days("date", one -> line(one).date())
        .texts("status", one -> one.settlement().status().name())
        .texts("cameAs", one -> one.settlement().status().name())
        .longs("payment", one -> payment(one.settlement()))
        .longs("suspendedPayment", one -> payment(one.settlement()))
        .optionalLongs("order", one -> order(one.settlement()))
        .optionalInts("n", one -> n(one.settlement()))
        .optionalLongs("refund", one -> refund(one.settlement()))
        .optionalLongs("dispute", one -> dispute(one.settlement()))
        .texts("seller", one -> seller(one.settlement()))
        .longs("share", one -> one.settlement().share().value())
        .longs("owed", one -> one.settlement().owed().value())
        .longs("doubtedFee", one -> one.settlement().doubtedFee().value());
  }

  static Map<String, Object> matched(Settlement after) {
    var values = new HashMap<String, Object>();
    values.put("line", after.line().id().value());
    values.put("status", after.status().name());
    values.put("payment", payment(after));
    values.put("order", order(after));
    values.put("n", n(after));
    values.put("refund", refund(after));
    values.put("dispute", dispute(after));
    values.put("seller", seller(after));
    values.put("share", after.share().value());
    return values;
  }

  private static SettlementLine line(Booked booked) {
    return booked.settlement().line();
  }

  private static long payment(Settlement settlement) {
    var of = settlement.of();
    return of == null ? 0 : of.payment().number();
  }

  private static @Nullable Long order(Settlement settlement) {
    var of = settlement.of();
    return of == null ? null : of.order().number();
  }

  private static @Nullable Integer n(Settlement settlement) {
    var of = settlement.of();
    return of == null ? null : of.n();
  }

  private static @Nullable Long refund(Settlement settlement) {
    var of = settlement.of();
    return of == null ? null : number(of.refund());
  }

  private static @Nullable Long dispute(Settlement settlement) {
    var of = settlement.of();
    return of == null ? null : number(of.dispute());
  }

  private static @Nullable Long number(@Nullable PublicId id) {
    return id == null ? null : id.number();
  }

  private static @Nullable String seller(Settlement settlement) {
    Counterpart of = settlement.of();
    return of == null ? null : of.seller().value();
  }
}
