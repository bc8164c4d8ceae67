package dev.sluice.infrastructure.payment;

import dev.sluice.application.order.PaymentOrderViews;
import dev.sluice.application.order.Viewer;
import dev.sluice.application.payment.PaymentView;
import dev.sluice.application.payment.PaymentViews;
import dev.sluice.application.payment.TimelineEntry;
import dev.sluice.domain.id.PaymentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class MyBatisPaymentViews implements PaymentViews {

  private final PaymentViewsSql sql;
  private final TimelineSql timeline;
  private final PaymentOrderViews orders;

  MyBatisPaymentViews(PaymentViewsSql sql, TimelineSql timeline, PaymentOrderViews orders) {
    this.sql = sql;
    this.timeline = timeline;
    this.orders = orders;
  }

  @Override
  public Optional<PaymentView> find(PaymentId id, Viewer viewer) {
    var conditions = seenBy(viewer);
    conditions.put("id", id.number());
    conditions.put("atMost", 1);
    return views(sql.find(conditions), viewer).stream().findFirst();
  }

  @Override
  public List<TimelineEntry> timeline(PaymentId id, Viewer viewer) {
    var seller = viewer instanceof Viewer.OfSeller(var own) ? own.value() : null;
    return timeline.read(id.number(), seller).stream().map(TimelineRow::entry).toList();
  }

  @Override
  public List<PaymentView> list(
      Filter filter, Viewer viewer, Optional<PaymentId> before, int atMost) {
    // whoever shares a payment with a seller does not learn of it
    if (viewer instanceof Viewer.OfSeller(var own)
        && filter.seller().filter(other -> !other.equals(own)).isPresent()) return List.of();
    var conditions = seenBy(viewer);
    put(conditions, "before", before.map(PaymentId::number));
    put(conditions, "order", filter.order().map(Object::toString));
    put(conditions, "buyer", filter.buyer().map(Object::toString));
    put(conditions, "seller", filter.seller().map(Object::toString));
    put(conditions, "status", filter.status());
    put(conditions, "createdFrom", filter.createdFrom());
    put(conditions, "createdTo", filter.createdTo());
    conditions.put("atMost", atMost);
    return views(sql.find(conditions), viewer);
  }

  private List<PaymentView> views(List<PaymentViewRow> rows, Viewer viewer) {
    var ids = rows.stream().map(row -> new PaymentId(row.paymentId())).toList();
    var found = orders.ofPayments(ids, viewer);
    boolean whole = !(viewer instanceof Viewer.OfSeller);
    return rows.stream()
        .map(row -> row.view(found.getOrDefault(new PaymentId(row.paymentId()), List.of()), whole))
        .toList();
  }

  /** All conditions of the statement, absent but for those of the viewer. */
  private static Map<String, @Nullable Object> seenBy(Viewer viewer) {
    var conditions = new HashMap<String, @Nullable Object>();
    for (var name :
        List.of(
            "id",
            "before",
            "client",
            "order",
            "buyer",
            "status",
            "createdFrom",
            "createdTo",
            "seller",
            "viewingSeller")) conditions.put(name, null);
    switch (viewer) {
      case Viewer.Everything _ -> {}
      case Viewer.OfClient(var client) -> conditions.put("client", client.value());
      case Viewer.OfSeller(var seller) -> conditions.put("viewingSeller", seller.value());
    }
    return conditions;
  }

  private static void put(
      Map<String, @Nullable Object> conditions, String name, Optional<?> value) {
    conditions.put(name, value.orElse(null));
  }
}
