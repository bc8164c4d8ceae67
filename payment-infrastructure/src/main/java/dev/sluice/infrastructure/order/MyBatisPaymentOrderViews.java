package dev.sluice.infrastructure.order;

import dev.sluice.application.order.PaymentOrderView;
import dev.sluice.application.order.PaymentOrderView.Capture;
import dev.sluice.application.order.PaymentOrderView.Dispute;
import dev.sluice.application.order.PaymentOrderView.Refund;
import dev.sluice.application.order.PaymentOrderViews;
import dev.sluice.application.order.Viewer;
import dev.sluice.domain.id.DisputeId;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.infrastructure.order.PaymentOrderViewRow.DisputeViewRow;
import dev.sluice.infrastructure.order.PaymentOrderViewRow.RefundViewRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
final class MyBatisPaymentOrderViews implements PaymentOrderViews {

  private final PaymentOrderViewsSql sql;

  MyBatisPaymentOrderViews(PaymentOrderViewsSql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<PaymentOrderView> find(PaymentOrderId id, Viewer viewer) {
    var viewed = seenBy(viewer);
    viewed.put("id", id.number());
    return sql.find(viewed).map(row -> views(List.of(row)).getFirst());
  }

  @Override
  public Map<PaymentId, List<PaymentOrderView>> ofPayments(
      Collection<PaymentId> payments, Viewer viewer) {
    if (payments.isEmpty()) return Map.of();
    var viewed = seenBy(viewer);
    viewed.put("payments", payments.stream().mapToLong(PaymentId::number).toArray());
    return views(sql.ofPayments(viewed)).stream()
        .collect(Collectors.groupingBy(PaymentOrderView::payment));
  }

  private List<PaymentOrderView> views(List<PaymentOrderViewRow> rows) {
    if (rows.isEmpty()) return List.of();
    var ids = rows.stream().mapToLong(PaymentOrderViewRow::id).toArray();
    var captures = new HashMap<Long, List<Capture>>();
    for (var row : sql.captures(ids))
      captures.computeIfAbsent(row.paymentOrderId(), _ -> new ArrayList<>()).add(row.view());
    var refunds = new HashMap<Long, List<Refund>>();
    for (var row : sql.refunds(ids))
      refunds.computeIfAbsent(row.paymentOrderId(), _ -> new ArrayList<>()).add(row.view());
    return rows.stream()
        .map(row ->
            row.view(
                captures.getOrDefault(row.id(), List.of()),
                refunds.getOrDefault(row.id(), List.of())))
        .toList();
  }

  @Override
  public Optional<Refund> refund(RefundId id, Viewer viewer) {
    var viewed = seenBy(viewer);
    viewed.put("id", id.number());
    return sql.refund(viewed).map(RefundViewRow::view);
  }

  @Override
  public Optional<Dispute> dispute(DisputeId id) {
    return sql.dispute(id.number()).map(DisputeViewRow::view);
  }

  @Override
  public List<Dispute> disputes(Optional<DisputeId> before, int atMost) {
    return sql.disputes(before.map(DisputeId::number).orElse(Long.MAX_VALUE), atMost).stream()
        .map(DisputeViewRow::view)
        .toList();
  }

  /** The conditions every statement adds. */
  private static Map<String, Object> seenBy(Viewer viewer) {
    var conditions = new HashMap<String, Object>();
    switch (viewer) {
      case Viewer.Everything _ -> {}
      case Viewer.OfClient(var client) -> conditions.put("client", client.value());
      case Viewer.OfSeller(var seller) -> conditions.put("seller", seller.value());
    }
    conditions.putIfAbsent("client", null);
    conditions.putIfAbsent("seller", null);
    return conditions;
  }
}
