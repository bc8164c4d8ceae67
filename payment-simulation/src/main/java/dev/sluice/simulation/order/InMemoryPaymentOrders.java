package dev.sluice.simulation.order;

import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.order.CaptureMethod;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.psp.Operation;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.simulation.database.Claims;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.database.Tables.Kept;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Payment orders in memory. */
public final class InMemoryPaymentOrders implements PaymentOrders {

  private final Tables tables;

  public InMemoryPaymentOrders(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void add(List<PaymentOrder> orders) {
    for (var order : orders) {
      if (tables.orders().has(order.id())) continue;
      if (ofPayment(order.payment()).stream().anyMatch(o -> o.seller().equals(order.seller())))
        throw new IllegalStateException(
            "%s has an order in %s already".formatted(order.seller(), order.payment()));
      tables.orders().put(order.id(), new Kept<>(order, order.createdAt()));
    }
  }

  @Override
  public Map<PaymentOrderId, PaymentOrder> lock(SortedSet<PaymentOrderId> ids) {
    tables.database().needsTransaction("locking orders");
    return read(ids);
  }

  @Override
  public void save(List<Change<PaymentOrder>> changes, Instant now) {
    for (var change : changes) tables.replace(tables.orders(), change.after().id(), change, now);
  }

  @Override
  public Map<PaymentOrderId, PaymentOrder> read(Collection<PaymentOrderId> ids) {
    var found = new TreeMap<PaymentOrderId, PaymentOrder>();
    for (var id : ids) tables.orders().find(id).ifPresent(kept -> found.put(id, kept.thing()));
    return found;
  }

  @Override
  public Map<PaymentOrderId, PspReference> authorizations(Collection<PaymentOrderId> ids) {
    var found = new TreeMap<PaymentOrderId, PspReference>();
    for (var order : read(ids).values())
      tables
          .payments()
          .find(order.payment())
          .ifPresent(kept -> found.put(order.id(), kept.thing().authorization()));
    return found;
  }

  @Override
  public List<PaymentOrder> ofPayment(PaymentId payment) {
    return tables.orders().all().stream()
        .map(Kept::thing)
        .filter(order -> order.payment().equals(payment))
        .toList();
  }

  @Override
  public Optional<PaymentOrderId> ofRefund(RefundId refund) {
    return tables.orders().all().stream()
        .map(Kept::thing)
        .filter(order -> order.refunds().find(Operation.refund(refund)).isPresent())
        .map(PaymentOrder::id)
        .findFirst();
  }

  @Override
  public List<PaymentOrder> claimRetries(
      Optional<Collection<PaymentOrderId>> ids, Instant now, int atMost) {
    return Claims.due(
        tables.orders(),
        order ->
            ids.isEmpty() || ids.get().contains(order.id()) ? order.pursuit() : Optional.empty(),
        Pursuit.Phase.RETRY,
        now,
        atMost);
  }

  @Override
  public List<PaymentOrder> claimQuestions(Instant now, int atMost) {
    return Claims.due(tables.orders(), PaymentOrder::pursuit, Pursuit.Phase.QUESTION, now, atMost);
  }

  @Override
  public List<PaymentOrder> claimLost(Instant before, Instant now, int atMost) {
    return Claims.untouched(
        tables.orders(), PaymentOrder::id, InMemoryPaymentOrders::looksAlive, before, now, atMost);
  }

  private static boolean looksAlive(PaymentOrder order) {
    return (order.status() == PaymentOrderStatus.INITIATED_PENDING
            && order.captureMethod() == CaptureMethod.AUTOMATIC)
        || order.pursuit().filter(Pursuit::isRequested).isPresent();
  }
}
