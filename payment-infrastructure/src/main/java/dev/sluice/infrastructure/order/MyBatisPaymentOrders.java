package dev.sluice.infrastructure.order;

import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.id.RefundId;
import dev.sluice.domain.order.Capture;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.psp.PspReference;
import dev.sluice.domain.psp.Pursuit;
import dev.sluice.domain.psp.Pursuit.Phase;
import dev.sluice.domain.refund.Refunds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
final class MyBatisPaymentOrders implements PaymentOrders {

  private final PaymentOrdersSql sql;
  private final RefundsSql refunds;

  MyBatisPaymentOrders(PaymentOrdersSql sql, RefundsSql refunds) {
    this.sql = sql;
    this.refunds = refunds;
  }

  @Override
  public void add(List<PaymentOrder> orders) {
    if (!orders.isEmpty()) sql.add(PaymentOrderRow.whole(orders).values());
  }

  @Override
  public Map<PaymentOrderId, PaymentOrder> lock(SortedSet<PaymentOrderId> ids) {
    return byId(ids.isEmpty() ? List.of() : sql.lock(numbers(ids)));
  }

  @Override
  public void save(List<Change<PaymentOrder>> changes, Instant now) {
    if (changes.isEmpty()) return;
    var after = changes.stream().map(Change::after).toList();
    int saved = sql.save(PaymentOrderRow.changing(after).with("now", now).values());
    if (saved != changes.size())
      throw new IllegalStateException(
          "%d of %d orders are there to be saved".formatted(saved, changes.size()));
    var captures = changes.stream().flatMap(change -> captured(change).stream()).toList();
    if (!captures.isEmpty()) sql.addCaptures(CaptureRow.columns(captures).values());
    var moved = changes.stream().flatMap(change -> refunded(change).stream()).toList();
    if (!moved.isEmpty()) refunds.save(RefundRow.columns(moved).with("now", now).values());
    var disputed = changes.stream().flatMap(change -> disputed(change).stream()).toList();
    if (!disputed.isEmpty())
      refunds.saveDisputes(DisputeRow.columns(disputed).with("now", now).values());
  }

  @Override
  public Map<PaymentOrderId, PaymentOrder> read(Collection<PaymentOrderId> ids) {
    return byId(ids.isEmpty() ? List.of() : sql.read(numbers(ids)));
  }

  @Override
  public Map<PaymentOrderId, PspReference> authorizations(Collection<PaymentOrderId> ids) {
    var found = new HashMap<PaymentOrderId, PspReference>();
    if (!ids.isEmpty())
      for (var row : sql.authorizations(numbers(ids)))
        found.put(new PaymentOrderId(row.id()), new PspReference(row.authorizationReference()));
    return found;
  }

  @Override
  public List<PaymentOrder> ofPayment(PaymentId payment) {
    return toDomain(sql.ofPayment(payment.number())).stream()
        .sorted(Comparator.comparing(PaymentOrder::id))
        .toList();
  }

  @Override
  public Optional<PaymentOrderId> ofRefund(RefundId refund) {
    return refunds.orderOf(refund.number()).map(PaymentOrderId::new);
  }

  @Override
  public List<PaymentOrder> claimRetries(
      Optional<Collection<PaymentOrderId>> ids, Instant now, int atMost) {
    if (ids.isEmpty()) return due(Phase.RETRY, now, atMost);
    var named = numbers(ids.get());
    var captures = sql.claimRetriesOf(named, now, atMost);
    return due(captures, refunds.claimRetriesOf(named, now, atMost), Phase.RETRY, now, atMost);
  }

  @Override
  public List<PaymentOrder> claimQuestions(Instant now, int atMost) {
    return due(Phase.QUESTION, now, atMost);
  }

  private List<PaymentOrder> due(Phase phase, Instant now, int atMost) {
    return due(
        sql.claimDue(phase.name(), now, atMost),
        refunds.claimDue(phase.name(), now, atMost),
        phase,
        now,
        atMost);
  }

  /**
   * The longest due first; a refund that is not due any more, now that its order is locked, is
   * left.
   */
  private List<PaymentOrder> due(
      List<PaymentOrderRow> captures,
      List<PaymentOrderRow> refunding,
      Phase phase,
      Instant now,
      int atMost) {
    record Due(PaymentOrder order, Instant since) {}
    var due = new ArrayList<Due>();
    for (var order : toDomain(Stream.concat(captures.stream(), refunding.stream()).toList()))
      order
          .pursuit()
          .filter(pursuit -> pursuit.phase() == phase)
          .flatMap(pursuit -> Optional.ofNullable(pursuit.nextAt()))
          .filter(at -> !at.isAfter(now))
          .ifPresent(at -> due.add(new Due(order, at)));
    return due.stream()
        .sorted(Comparator.comparing(Due::since))
        .limit(atMost)
        .map(Due::order)
        .toList();
  }

  @Override
  public List<PaymentOrder> claimLost(Instant before, Instant now, int atMost) {
    var captures = toDomain(sql.claimLost(before, now, atMost));
    var refunding =
        toDomain(refunds.claimLost(before, now, atMost)).stream()
            .filter(order -> order.pursuit().filter(Pursuit::isRequested).isPresent());
    return Stream.concat(captures.stream(), refunding).limit(atMost).toList();
  }

  private Map<PaymentOrderId, PaymentOrder> byId(List<PaymentOrderRow> rows) {
    return toDomain(rows).stream().collect(Collectors.toMap(PaymentOrder::id, Function.identity()));
  }

  private List<PaymentOrder> toDomain(List<PaymentOrderRow> rows) {
    var captures = capturesOf(rows);
    var given = refundsOf(rows);
    return rows.stream()
        .map(row ->
            row.toDomain(
                captures.getOrDefault(row.id(), List.of()),
                given.getOrDefault(row.id(), Refunds.NONE)))
        .toList();
  }

  /** Most orders that are read have none: then nobody asks. */
  private Map<Long, List<Capture>> capturesOf(List<PaymentOrderRow> rows) {
    var ids =
        rows.stream()
            .filter(row -> row.captureCount() > 0)
            .mapToLong(PaymentOrderRow::id)
            .toArray();
    var captures = new HashMap<Long, List<Capture>>();
    if (ids.length > 0)
      for (var row : sql.captures(ids))
        captures.computeIfAbsent(row.paymentOrderId(), _ -> new ArrayList<>()).add(row.toDomain());
    return captures;
  }

  private Map<Long, Refunds> refundsOf(List<PaymentOrderRow> rows) {
    var found = new HashMap<Long, Refunds>();
    var refunded = ids(rows, row -> row.refundCount() > 0);
    if (refunded.length > 0)
      for (var row : refunds.ofOrders(refunded))
        found.merge(
            row.paymentOrderId(),
            Refunds.NONE.with(row.toDomain()),
            (all, one) -> all.with(one.all().getFirst()));
    var disputed = ids(rows, row -> row.disputeCount() > 0);
    if (disputed.length > 0)
      for (var row : refunds.disputesOf(disputed))
        found.merge(
            row.paymentOrderId(),
            Refunds.NONE.with(row.toDomain()),
            (all, one) -> all.with(one.disputes().getFirst()));
    return found;
  }

  private static long[] ids(List<PaymentOrderRow> rows, Predicate<PaymentOrderRow> which) {
    return rows.stream().filter(which).mapToLong(PaymentOrderRow::id).toArray();
  }

  private static List<CaptureRow.Of> captured(Change<PaymentOrder> change) {
    var all = change.after().captures();
    return all.subList(change.before().captures().size(), all.size()).stream()
        .map(capture -> new CaptureRow.Of(change.after(), capture))
        .toList();
  }

  /** Those that are new or have changed. */
  private static List<RefundRow.Of> refunded(Change<PaymentOrder> change) {
    var before = change.before().refunds().all();
    var after = change.after().refunds().all();
    var moved = new ArrayList<RefundRow.Of>();
    for (int i = 0; i < after.size(); i++)
      if (i >= before.size() || !before.get(i).equals(after.get(i)))
        moved.add(new RefundRow.Of(change.after(), i + 1, after.get(i)));
    return moved;
  }

  private static List<DisputeRow.Of> disputed(Change<PaymentOrder> change) {
    var before = change.before().refunds().disputes();
    return change.after().refunds().disputes().stream()
        .filter(dispute -> !before.contains(dispute))
        .map(dispute -> new DisputeRow.Of(change.after(), dispute))
        .toList();
  }

  private static long[] numbers(Collection<PaymentOrderId> ids) {
    return ids.stream().mapToLong(PaymentOrderId::number).toArray();
  }
}
