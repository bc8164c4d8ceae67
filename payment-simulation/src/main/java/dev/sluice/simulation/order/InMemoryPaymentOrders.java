package dev.sluice.simulation.order;

import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.order.PaymentOrderStatus;
import dev.sluice.domain.order.State;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.database.Tables.Kept;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Payment orders in memory. */
public final class InMemoryPaymentOrders implements PaymentOrders {

  private final Tables tables;

  public InMemoryPaymentOrders(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void add(List<PaymentOrder> orders) {
    for (var order : orders)
      tables.orders().insert(order.id(), new Kept<>(order, order.createdAt()));
  }

  @Override
  public Map<PaymentOrderId, PaymentOrder> lock(SortedSet<PaymentOrderId> ids) {
    tables.database().needsTransaction("locking orders");
    return read(ids);
  }

  @Override
  public void save(List<Change<PaymentOrder>> changes, Instant now) {
    for (var change : changes) Tables.replace(tables.orders(), change.after().id(), change, now);
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
  public List<PaymentOrder> claimRetries(
      Optional<Collection<PaymentOrderId>> ids, Instant now, int atMost) {
    return claim(
        order -> ids.isEmpty() || ids.get().contains(order.id()), Pursuit.Phase.RETRY, now, atMost);
  }

  @Override
  public List<PaymentOrder> claimQuestions(Instant now, int atMost) {
    return claim(_ -> true, Pursuit.Phase.QUESTION, now, atMost);
  }

  private List<PaymentOrder> claim(
      Predicate<PaymentOrder> which, Pursuit.Phase phase, Instant now, int atMost) {
    tables.database().needsTransaction("claiming orders");
    return tables.orders().all().stream()
        .map(Kept::thing)
        .filter(which)
        .filter(order -> isDue(order, phase, now))
        .limit(atMost)
        .toList();
  }

  private static boolean isDue(PaymentOrder order, Pursuit.Phase phase, Instant now) {
    return order.state() instanceof State.Pending(Pursuit pursuit)
        && pursuit.phase() == phase
        && pursuit.nextAt() != null
        && !pursuit.nextAt().isAfter(now);
  }

  @Override
  public List<PaymentOrder> claimLost(Instant before, Instant now, int atMost) {
    var lost =
        tables
            .orders()
            .where(kept -> kept.touched().isBefore(before) && looksAlive(kept.thing()))
            .stream()
            .limit(atMost)
            .toList();
    for (var kept : lost) tables.orders().put(kept.thing().id(), kept.at(now));
    return lost.stream().map(Kept::thing).toList();
  }

  private static boolean looksAlive(PaymentOrder order) {
    return order.status() == PaymentOrderStatus.INITIATED_PENDING
        || order.status() == PaymentOrderStatus.CAPTURE_REQUESTED;
  }
}
