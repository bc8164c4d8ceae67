package dev.sluice.simulation.payment;

import dev.sluice.application.payment.Payments;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.payment.OrderStanding;
import dev.sluice.domain.payment.Payment;
import dev.sluice.domain.payment.PaymentStatus;
import dev.sluice.domain.payment.VoidStatus;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.simulation.database.Claims;
import dev.sluice.simulation.database.Table;
import dev.sluice.simulation.database.Tables;
import dev.sluice.simulation.database.Tables.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Payments in memory. */
public final class InMemoryPayments implements Payments {

  private final Tables tables;
  private final Table<PaymentId, PaymentStatus> ends;

  public InMemoryPayments(Tables tables) {
    this.tables = tables;
    this.ends = new Table<>("payment_captured_events", tables.database());
  }

  @Override
  public List<PaymentId> add(List<Payment> payments) {
    var added = new ArrayList<PaymentId>();
    for (var payment : payments)
      if (tables.payments().insert(payment.id(), new Kept<>(payment, payment.createdAt())))
        added.add(payment.id());
    return added;
  }

  @Override
  public Map<PaymentId, Standing> lock(SortedSet<PaymentId> ids) {
    tables.database().needsTransaction("locking payments");
    var locked = new TreeMap<PaymentId, Standing>();
    for (var id : ids)
      find(id).ifPresent(payment -> locked.put(id, new Standing(payment, ordersOf(id))));
    return locked;
  }

  private List<OrderStanding> ordersOf(PaymentId payment) {
    return tables.orders().all().stream()
        .map(Kept::thing)
        .filter(order -> order.payment().equals(payment))
        .map(InMemoryPayments::standing)
        .toList();
  }

  private static OrderStanding standing(PaymentOrder order) {
    return new OrderStanding(
        order.id(),
        order.operation(),
        order.captured(),
        order.refunded(),
        order.status().isTerminal(),
        order.pursuit().filter(Pursuit::isLost).isPresent());
  }

  @Override
  public void save(List<Change<Payment>> changes, Instant now) {
    for (var change : changes) {
      var payment = change.after();
      tables.replace(tables.payments(), payment.id(), change, now);
      if (payment.completed()
          && !change.before().completed()
          && !ends.insert(payment.id(), payment.status()))
        throw new IllegalStateException(payment.id() + " completes for the second time");
    }
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    return tables.payments().find(id).map(Kept::thing);
  }

  @Override
  public List<Payment> claimRetries(Optional<Collection<PaymentId>> ids, Instant now, int atMost) {
    return Claims.due(
        tables.payments(),
        payment ->
            ids.isEmpty() || ids.get().contains(payment.id())
                ? voidPursuit(payment)
                : Optional.empty(),
        Pursuit.Phase.RETRY,
        now,
        atMost);
  }

  @Override
  public List<Payment> claimQuestions(Instant now, int atMost) {
    return Claims.due(
        tables.payments(), InMemoryPayments::voidPursuit, Pursuit.Phase.QUESTION, now, atMost);
  }

  @Override
  public List<Payment> claimLostVoids(Instant before, Instant now, int atMost) {
    return Claims.untouched(
        tables.payments(),
        Payment::id,
        payment ->
            voidPursuit(payment).filter(p -> p.phase() == Pursuit.Phase.REQUESTED).isPresent(),
        before,
        now,
        atMost);
  }

  private static Optional<Pursuit> voidPursuit(Payment payment) {
    return Optional.ofNullable(payment.voidPursuit());
  }

  @Override
  public List<PaymentId> withExpiredVoids(Instant now, int atMost) {
    return tables.payments().alive().stream()
        .map(Kept::thing)
        .filter(payment -> voidPursuit(payment).filter(p -> p.isOver(now)).isPresent())
        .map(Payment::id)
        .limit(atMost)
        .toList();
  }

  @Override
  public List<Payment> claimExpiries(Instant now, int atMost) {
    tables.database().needsTransaction("claiming");
    return tables.payments().alive().stream()
        .map(Kept::thing)
        .filter(payment -> isDue(payment.expiryDue(), now))
        .sorted(Comparator.comparing(payment -> Objects.requireNonNull(payment.expiryDue())))
        .limit(atMost)
        .toList();
  }

  private static boolean isDue(@Nullable Instant due, Instant now) {
    return due != null && !due.isAfter(now);
  }

  @Override
  public List<PaymentId> withLostOrders(int atMost) {
    var lost =
        tables.orders().alive().stream()
            .map(Kept::thing)
            .filter(order -> order.pursuit().filter(Pursuit::isLost).isPresent())
            .map(PaymentOrder::payment)
            .collect(Collectors.toSet());
    if (lost.isEmpty()) return List.of();
    return tables.payments().all().stream()
        .map(Kept::thing)
        .filter(payment -> payment.voidStatus() == VoidStatus.NONE && lost.contains(payment.id()))
        .map(Payment::id)
        .filter(id -> onlyWaitsForVoid(ordersOf(id)))
        .limit(atMost)
        .toList();
  }

  private static boolean onlyWaitsForVoid(List<OrderStanding> orders) {
    return orders.stream().allMatch(order -> order.lost() || order.terminal());
  }

  /** The rows of {@code payment_captured_events}: how each completed payment ended. */
  public Map<PaymentId, PaymentStatus> ends() {
    return ends.asMap();
  }
}
