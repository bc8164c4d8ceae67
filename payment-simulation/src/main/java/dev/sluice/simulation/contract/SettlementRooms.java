package dev.sluice.simulation.contract;

import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.application.pipeline.Transactions;
import dev.sluice.application.seller.Sellers;
import dev.sluice.application.settlement.Discrepancies;
import dev.sluice.application.settlement.Reserves;
import dev.sluice.application.settlement.SettlementFiles;
import dev.sluice.application.settlement.SettlementFiles.File;
import dev.sluice.application.settlement.SettlementFiles.Piece;
import dev.sluice.application.settlement.SettlementLines;
import dev.sluice.domain.id.DiscrepancyId;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.SettlementFileId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.settlement.Discrepancy;
import dev.sluice.domain.settlement.Discrepancy.About;
import dev.sluice.domain.settlement.DiscrepancyKind;
import dev.sluice.domain.settlement.LineType;
import dev.sluice.domain.settlement.SettlementLine;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What settlements need, over one database, and things to put into it. */
public record SettlementRooms(
    Rooms rooms,
    Sellers sellers,
    SettlementFiles files,
    SettlementLines lines,
    Discrepancies discrepancies,
    Reserves reserves) {

  static final LocalDate DAY = LocalDate.parse("2026-03-01");

  Transactions transactions() {
    return rooms.transactions();
  }

  <T> T in(Supplier<T> work) {
    return transactions().run(work);
  }

  /** A report of so many pieces, stored. */
  File report(Things things, int pieces) {
    var id = new SettlementFileId(things.number());
    var file =
        new File(id, "%064x".formatted(id.number()), 100L, "finance", Things.TRACE, Things.NOW);
    var all = new ArrayList<Piece>();
    for (int no = 1; no <= pieces; no++) all.add(piece(no));
    in(() -> files.add(file, all.iterator()));
    return file;
  }

  static Piece piece(int no) {
    return new Piece(no, 10 * no, ("row " + no + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The first order of a payment, captured whole: 14.50 EUR, 1.45 of it the platform's. */
  PaymentOrder captured(Things things) {
    return saved(rooms.orders(things).getFirst(), Things::captured);
  }

  PaymentOrder saved(PaymentOrder order, UnaryOperator<PaymentOrder> change) {
    var after = change.apply(order);
    transactions().run(() -> rooms.orders().save(List.of(new Change<>(order, after)), Things.NOW));
    return after;
  }

  SettlementLine line(Things things, LineType type, String key, long gross) {
    return new SettlementLine(
        new LineId("sl-" + things.number()),
        type,
        key,
        "ref-1",
        Things.eur(gross),
        Things.eur(20),
        DAY);
  }

  SettlementLine line(Things things, PaymentOrder order) {
    return line(things, LineType.CAPTURE, order.id() + ":capture-1", order.amount().value());
  }

  static Discrepancy discrepancy(
      Things things, DiscrepancyKind kind, About about, @Nullable Amount suspended) {
    var stake = suspended == null ? Things.eur(7) : suspended;
    return new Discrepancy(
        new DiscrepancyId(things.number()),
        kind,
        Discrepancy.Status.OPEN,
        about,
        stake.isPositive() ? stake : stake.negated(),
        suspended,
        "found in " + things.number(),
        Things.NOW,
        null,
        null);
  }
}
