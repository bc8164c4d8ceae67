package dev.sluice.infrastructure.settlement;

import dev.sluice.application.settlement.SettlementLines;
import dev.sluice.domain.id.LineId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.money.Amount;
import dev.sluice.domain.settlement.Counterpart;
import dev.sluice.domain.settlement.Settlement;
import dev.sluice.domain.settlement.SettlementKey;
import dev.sluice.domain.settlement.SettlementLine;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
final class MyBatisSettlementLines implements SettlementLines {

  private final SettlementLinesSql sql;

  MyBatisSettlementLines(SettlementLinesSql sql) {
    this.sql = sql;
  }

  @Override
  public void alone() {
    sql.alone();
  }

  @Override
  public Map<LineId, Known> known(Collection<LineId> ids) {
    var known = new HashMap<LineId, Known>();
    if (ids.isEmpty()) return known;
    for (var row : sql.known(ids.stream().map(LineId::value).toArray(String[]::new)))
      known.put(new LineId(row.lineId()), row.known());
    return known;
  }

  private record OfCapture(SettlementLine line, PaymentOrderId order, int n) {}

  private record OfRefund(SettlementLine line, long refund) {}

  @Override
  public Map<LineId, List<Counterpart>> counterparts(Collection<SettlementLine> lines) {
    var captures = new ArrayList<OfCapture>();
    var disputes = new ArrayList<OfCapture>();
    var refunds = new ArrayList<OfRefund>();
    for (var line : lines)
      switch (SettlementKey.of(line.key())) {
        case SettlementKey.Capture(var order, var n) ->
            (line.isDispute() ? disputes : captures).add(new OfCapture(line, order, n));
        case SettlementKey.Refund(var refund) -> refunds.add(new OfRefund(line, refund.number()));
        case SettlementKey.Other _ -> {}
      }
    var found = new HashMap<LineId, List<Counterpart>>();
    if (!captures.isEmpty()) addCaptures(captures, found);
    if (!refunds.isEmpty())
      add(
          sql.refunds(
              Columns.of(refunds)
                  .texts("line", of -> of.line().id().value())
                  .longs("refund", OfRefund::refund)
                  .values()),
          found);
    if (!disputes.isEmpty())
      add(
          sql.disputes(
              keys(disputes)
                  .texts("type", of -> of.line().type().name())
                  .longs("gross", of -> of.line().gross().value())
                  .values()),
          found);
    return found;
  }

  /** What is in review has no capture: few are, so they are looked for when nothing else was. */
  private void addCaptures(List<OfCapture> captures, Map<LineId, List<Counterpart>> found) {
    add(sql.captures(keys(captures).values()), found);
    var unknown = captures.stream().filter(of -> !found.containsKey(of.line().id())).toList();
    if (!unknown.isEmpty()) add(sql.reviews(keys(unknown).values()), found);
  }

  private static Columns<OfCapture> keys(List<OfCapture> captures) {
    return Columns.of(captures)
        .texts("line", of -> of.line().id().value())
        .longs("order", of -> of.order().number())
        .ints("n", OfCapture::n);
  }

  private static void add(List<CounterpartRow> rows, Map<LineId, List<Counterpart>> found) {
    for (var row : rows)
      found.computeIfAbsent(new LineId(row.lineId()), _ -> new ArrayList<>()).add(row.toDomain());
  }

  @Override
  public void add(List<Booked> settlements) {
    if (!settlements.isEmpty()) sql.add(LineRow.columns(settlements).values());
  }

  @Override
  public List<Waiting> waiting(Optional<LineId> after, int atMost) {
    return sql.waiting(after.map(LineId::value).orElse(""), atMost).stream()
        .map(LineRow::waiting)
        .toList();
  }

  @Override
  public void matched(Settlement after) {
    if (sql.matched(LineRow.matched(after)) != 1)
      throw new IllegalStateException(after.line().id() + " does not wait any more");
  }

  @Override
  public List<Unsettled> missing(Instant before, int atMost) {
    return sql.missing(before, atMost).stream()
        .map(row ->
            new Unsettled(
                new PaymentId(row.paymentId()),
                new PaymentOrderId(row.paymentOrderId()),
                row.n(),
                Amount.of(row.amount(), row.currency()),
                row.since()))
        .toList();
  }
}
