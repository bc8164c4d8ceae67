package dev.sluice.simulation.settlement;

import dev.sluice.application.review.Resolution;
import dev.sluice.application.review.Resolution.Verdict;
import dev.sluice.application.settlement.Discrepancies.CaptureOf;
import dev.sluice.application.settlement.SettlementLines;
import dev.sluice.domain.dispute.Dispute;
import dev.sluice.domain.dispute.DisputeStatus;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.order.Capture;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.State;
import dev.sluice.domain.seller.Reserve;
import dev.sluice.domain.settlement.Counterpart;
import dev.sluice.domain.settlement.LineType;
import dev.sluice.domain.settlement.Settlement;
import dev.sluice.domain.settlement.Settlement.Status;
import dev.sluice.domain.settlement.SettlementKey;
import dev.sluice.domain.settlement.SettlementLine;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.database.Tables.Kept;
import dev.sluice.simulation.review.InMemoryResolutions;
import dev.sluice.simulation.seller.InMemorySellers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lines in memory, and what of the business tables they can be. */
public final class InMemorySettlementLines implements SettlementLines {

  /** A line as it stands, and as what it came. */
  public record Row(Booked booked, Status cameAs, @Nullable Counterpart cameFor) {
    public Settlement settlement() {
      return booked.settlement();
    }

    SettlementLine line() {
      return settlement().line();
    }
  }

  private final Tables tables;
  private final InMemorySellers sellers;
  private final InMemoryResolutions resolutions;
  private final InMemoryDiscrepancies discrepancies;
  private final InMemorySettlementFiles files;
  private final Table<LineId, Row> rows;

  public InMemorySettlementLines(
      Tables tables,
      InMemorySellers sellers,
      InMemoryResolutions resolutions,
      InMemoryDiscrepancies discrepancies,
      InMemorySettlementFiles files) {
    this.tables = tables;
    this.sellers = sellers;
    this.resolutions = resolutions;
    this.discrepancies = discrepancies;
    this.files = files;
    this.rows = new Table<>("settlement_lines", tables.database());
  }

  @Override
  public void alone() {
    tables.database().needsTransaction("settling");
  }

  @Override
  public Map<LineId, Known> known(Collection<LineId> ids) {
    var known = new HashMap<LineId, Known>();
    for (var id : ids)
      rows.find(id).ifPresent(row -> known.put(id, new Known(row.line(), row.booked().file())));
    return known;
  }

  @Override
  public Map<LineId, List<Counterpart>> counterparts(Collection<SettlementLine> lines) {
    var found = new HashMap<LineId, List<Counterpart>>();
    for (var line : lines) {
      var of =
          switch (SettlementKey.of(line.key())) {
            case SettlementKey.Capture(var order, var n) ->
                tables
                    .orders()
                    .find(order)
                    .map(Kept::thing)
                    .map(there ->
                        line.isDispute() ? disputes(line, there) : captures(line, there, n))
                    .orElse(List.of());
            case SettlementKey.Refund(var refund) -> refunds(line, refund);
            case SettlementKey.Other _ -> List.<Counterpart>of();
          };
      if (!of.isEmpty()) found.put(line.id(), of);
    }
    return found;
  }

  private List<Counterpart> captures(SettlementLine line, PaymentOrder order, int n) {
    for (var capture : order.captures())
      if (capture.n() == n) return List.of(captureOf(line, order, capture));
    if (order.state() instanceof State.Review review
        && order.capture().number() == n
        && review.taken().isPositive()) {
      var none = Amount.zero(review.taken().currency());
      return List.of(
          free(line, LineType.CAPTURE, order, n, null, null, review.taken(), none, true, null));
    }
    return List.of();
  }

  private Counterpart captureOf(SettlementLine line, PaymentOrder order, Capture capture) {
    var taken = capture.amount();
    for (var resolution : resolutions.resolved())
      if (isExcessOf(resolution, order, capture)) taken = taken.plus(resolution.excess());
    var share = capture.amount().minus(capture.commission());
    var reserve = sellers.find(order.seller()).map(seller -> seller.terms().reserve()).orElse(null);
    return free(
        line, LineType.CAPTURE, order, capture.n(), null, null, taken, share, false, reserve);
  }

  private static boolean isExcessOf(Resolution one, PaymentOrder order, Capture capture) {
    return one.subject().equals(order.id().value())
        && one.n() == capture.n()
        && one.verdict() == Verdict.CAPTURED;
  }

  private List<Counterpart> refunds(SettlementLine line, RefundId id) {
    for (var kept : tables.orders().all())
      for (var refund : kept.thing().refunds().all())
        if (refund.id().equals(id) && refund.refunded().isPositive())
          return List.of(
              free(
                  line,
                  LineType.REFUND,
                  kept.thing(),
                  0,
                  id,
                  null,
                  refund.refunded(),
                  Amount.zero(refund.refunded().currency()),
                  false,
                  null));
    return List.of();
  }

  private List<Counterpart> disputes(SettlementLine line, PaymentOrder order) {
    return order.refunds().disputes().stream()
        .filter(one -> line.type() == LineType.CHARGEBACK || one.status() == DisputeStatus.WON)
        .sorted(
            Comparator.<Dispute>comparingLong(
                    one -> Math.abs(one.amount().value() - line.gross().value()))
                .thenComparing(Dispute::id))
        .map(one ->
            free(
                line,
                line.type(),
                order,
                0,
                null,
                one,
                one.amount(),
                Amount.zero(one.amount().currency()),
                false,
                null))
        .toList();
  }

  private Counterpart free(
      SettlementLine line,
      LineType type,
      PaymentOrder order,
      int n,
      @Nullable RefundId refund,
      @Nullable Dispute dispute,
      Amount amount,
      Amount share,
      boolean inReview,
      @Nullable Reserve reserve) {
    var id = dispute == null ? null : dispute.id();
    var of =
        new Counterpart(
            type,
            order.payment(),
            order.id(),
            n,
            refund,
            id,
            order.seller(),
            amount,
            share,
            inReview,
            false,
            reserve);
    boolean settled =
        rows.all().stream()
            .filter(row -> !row.line().id().equals(line.id()))
            .filter(row -> row.settlement().status() != Status.SUSPENDED)
            .anyMatch(row -> isSame(row.settlement().known(), of));
    return new Counterpart(
        type,
        order.payment(),
        order.id(),
        n,
        refund,
        id,
        order.seller(),
        amount,
        share,
        inReview,
        settled,
        reserve);
  }

  private static boolean isSame(Counterpart one, Counterpart other) {
    return one.type() == other.type()
        && one.order().equals(other.order())
        && one.n() == other.n()
        && Objects.equals(one.refund(), other.refund())
        && Objects.equals(one.dispute(), other.dispute());
  }

  @Override
  public void add(List<Booked> settlements) {
    for (var one : settlements) {
      var id = one.settlement().line().id();
      if (!rows.insert(id, new Row(one, one.settlement().status(), one.settlement().of())))
        throw new IllegalStateException(id + " is there already");
    }
  }

  @Override
  public List<Waiting> waiting(Optional<LineId> after, int atMost) {
    return rows.all().stream()
        .filter(row -> after.isEmpty() || row.line().id().compareTo(after.get()) > 0)
        .filter(row -> row.settlement().status() != Status.SETTLED)
        .filter(row ->
            discrepancies.openOf(row.line().id()).stream()
                .anyMatch(one -> one.kind().isMatchable()))
        .limit(atMost)
        .map(row -> new Waiting(row.settlement(), traceOf(row)))
        .toList();
  }

  private String traceOf(Row row) {
    return files.find(row.booked().file()).orElseThrow().file().traceId();
  }

  @Override
  public void matched(Settlement after) {
    var row = rows.find(after.line().id()).orElseThrow();
    if (row.settlement().status() == Status.SETTLED)
      throw new IllegalStateException(after.line().id() + " does not wait any more");
    var booked = new Booked(after, row.booked().file(), row.booked().row());
    rows.put(after.line().id(), new Row(booked, row.cameAs(), row.cameFor()));
  }

  @Override
  public List<Unsettled> missing(Instant before, int atMost) {
    var missing = new ArrayList<Unsettled>();
    for (var kept : tables.orders().all())
      for (var capture : kept.thing().captures()) {
        var order = kept.thing();
        if (missing.size() == atMost || !capture.at().isBefore(before)) continue;
        if (isSettled(order, capture)) continue;
        if (discrepancies.wasMissing(new CaptureOf(order.id(), capture.n()))) continue;
        missing.add(
            new Unsettled(
                order.payment(), order.id(), capture.n(), capture.amount(), capture.at()));
      }
    return missing;
  }

  private boolean isSettled(PaymentOrder order, Capture capture) {
    return rows.all().stream()
        .map(Row::settlement)
        .filter(one -> one.status() != Status.SUSPENDED)
        .map(Settlement::known)
        .anyMatch(of ->
            of.type() == LineType.CAPTURE
                && of.order().equals(order.id())
                && of.n() == capture.n());
  }

  public List<Row> all() {
    return rows.all();
  }
}
