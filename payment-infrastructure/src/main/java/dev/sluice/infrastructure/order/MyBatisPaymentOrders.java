package dev.sluice.infrastructure.order;

import dev.sluice.application.order.PaymentOrders;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.id.PaymentOrderId;
import dev.sluice.domain.order.Capture;
import dev.sluice.domain.order.PaymentOrder;
import dev.sluice.domain.psp.PspReference;
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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
final class MyBatisPaymentOrders implements PaymentOrders {

  private final PaymentOrdersSql sql;

  MyBatisPaymentOrders(PaymentOrdersSql sql) {
    this.sql = sql;
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
  public List<PaymentOrder> claimRetries(
      Optional<Collection<PaymentOrderId>> ids, Instant now, int atMost) {
    return toDomain(
        ids.map(named -> sql.claimRetriesOf(numbers(named), now, atMost))
            .orElseGet(() -> sql.claimDue("RETRY", now, atMost)));
  }

  @Override
  public List<PaymentOrder> claimQuestions(Instant now, int atMost) {
    return toDomain(sql.claimDue("QUESTION", now, atMost));
  }

  @Override
  public List<PaymentOrder> claimLost(Instant before, Instant now, int atMost) {
    return toDomain(sql.claimLost(before, now, atMost));
  }

  private Map<PaymentOrderId, PaymentOrder> byId(List<PaymentOrderRow> rows) {
    return toDomain(rows).stream().collect(Collectors.toMap(PaymentOrder::id, Function.identity()));
  }

  private List<PaymentOrder> toDomain(List<PaymentOrderRow> rows) {
    var captures = capturesOf(rows);
    return rows.stream()
        .map(row -> row.toDomain(captures.getOrDefault(row.id(), List.of())))
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

  private static List<CaptureRow.Of> captured(Change<PaymentOrder> change) {
    var all = change.after().captures();
    return all.subList(change.before().captures().size(), all.size()).stream()
        .map(capture -> new CaptureRow.Of(change.after(), capture))
        .toList();
  }

  private static long[] numbers(Collection<PaymentOrderId> ids) {
    return ids.stream().mapToLong(PaymentOrderId::number).toArray();
  }
}
