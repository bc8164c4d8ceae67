package dev.sluice.infrastructure.payment;

import dev.sluice.application.payment.Payments;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentId;
import dev.sluice.domain.payment.OrderStanding;
import dev.sluice.domain.payment.Payment;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

@Component
final class MyBatisPayments implements Payments {

  private final PaymentsSql sql;

  MyBatisPayments(PaymentsSql sql) {
    this.sql = sql;
  }

  @Override
  public List<PaymentId> add(List<Payment> payments) {
    if (payments.isEmpty()) return List.of();
    return sql.add(PaymentRow.whole(payments).values()).stream().map(PaymentId::new).toList();
  }

  @Override
  public Map<PaymentId, Standing> lock(SortedSet<PaymentId> ids) {
    if (ids.isEmpty()) return Map.of();
    var rows = sql.lock(numbers(ids));
    // after the locks: what the orders' writers have committed by now counts
    var orders = new HashMap<Long, List<OrderStanding>>();
    var standings = new ArrayList<>(sql.standings(numbers(ids)));
    standings.sort(Comparator.comparingLong(StandingRow::id));
    for (var row : standings)
      orders.computeIfAbsent(row.paymentId(), _ -> new ArrayList<>()).add(row.toDomain());
    var found = new HashMap<PaymentId, Standing>();
    for (var row : rows)
      found.put(
          new PaymentId(row.id()),
          new Standing(row.toDomain(), orders.getOrDefault(row.id(), List.of())));
    return found;
  }

  @Override
  public void save(List<Change<Payment>> changes, Instant now) {
    if (changes.isEmpty()) return;
    var after = changes.stream().map(Change::after).toList();
    int saved = sql.save(PaymentRow.changing(after).with("now", now).values());
    if (saved != changes.size())
      throw new IllegalStateException(
          "%d of %d payments are there to be saved".formatted(saved, changes.size()));
    var ended =
        changes.stream()
            .filter(change -> change.after().completed() && !change.before().completed())
            .map(Change::after)
            .toList();
    if (!ended.isEmpty()) sql.addEnds(ends(ended).with("now", now).values());
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    return sql.find(id.number()).map(PaymentRow::toDomain);
  }

  @Override
  public List<Payment> claimRetries(Optional<Collection<PaymentId>> ids, Instant now, int atMost) {
    return toDomain(
        ids.map(named -> sql.claimRetriesOf(numbers(named), now, atMost))
            .orElseGet(() -> sql.claimDue("RETRY", now, atMost)));
  }

  @Override
  public List<Payment> claimQuestions(Instant now, int atMost) {
    return toDomain(sql.claimDue("QUESTION", now, atMost));
  }

  @Override
  public List<Payment> claimLostVoids(Instant before, Instant now, int atMost) {
    return toDomain(sql.claimLostVoids(before, now, atMost));
  }

  @Override
  public List<Payment> claimExpiries(Instant now, int atMost) {
    return toDomain(sql.claimExpiries(now, atMost));
  }

  @Override
  public List<PaymentId> withExpiredVoids(Instant now, int atMost) {
    return sql.withExpiredVoids(now, atMost).stream().map(PaymentId::new).toList();
  }

  @Override
  public List<PaymentId> withLostOrders(int atMost) {
    return sql.withLostOrders(atMost).stream().map(PaymentId::new).toList();
  }

  /** Which of the two ends is told: the same that the payment tells. */
  private static Columns<Payment> ends(List<Payment> ended) {
    return Columns.of(ended)
        .longs("id", payment -> payment.id().number())
        .texts("eventType", p -> p.captured().isZero() ? "PaymentVoided" : "PaymentCaptured")
        .longs("capturedAmount", payment -> payment.captured().value())
        .longs("totalAmount", payment -> payment.total().value())
        .texts("currency", payment -> payment.total().currency().code())
        .texts("traceId", Payment::traceId);
  }

  private static List<Payment> toDomain(List<PaymentRow> rows) {
    return rows.stream().map(PaymentRow::toDomain).toList();
  }

  private static long[] numbers(Collection<PaymentId> ids) {
    return ids.stream().mapToLong(PaymentId::number).toArray();
  }
}
