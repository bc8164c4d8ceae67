package dev.sluice.infrastructure.intent;

import dev.sluice.application.intent.PaymentIntents;
import dev.sluice.application.pipeline.Step.Decide.Change;
import dev.sluice.domain.id.PaymentIntentId;
import dev.sluice.domain.intent.PaymentIntent;
import dev.sluice.domain.intent.SellerLine;
import dev.sluice.domain.money.Currency;
import dev.sluice.infrastructure.sql.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
final class MyBatisPaymentIntents implements PaymentIntents {

  private final PaymentIntentsSql sql;

  MyBatisPaymentIntents(PaymentIntentsSql sql) {
    this.sql = sql;
  }

  @Override
  public void add(List<PaymentIntent> intents) {
    if (intents.isEmpty()) return;
    sql.add(PaymentIntentRow.whole(intents).values());
    sql.addLines(SellerLineRow.columns(intents).values());
  }

  /** The claim is the queue; who counts are the live intents, claimed or not. */
  @Override
  public Map<PaymentIntentId, PaymentIntentId> claimOrderIds(List<PaymentIntent> intents) {
    if (intents.isEmpty()) return Map.of();
    var columns =
        Columns.of(intents)
            .texts("client", intent -> intent.client().value())
            .texts("order", intent -> intent.order().value())
            .longs("id", intent -> intent.id().number())
            .values();
    sql.claimOrderIds(columns);
    return sql.liveTwins(columns).stream()
        .collect(
            Collectors.toMap(
                twin -> new PaymentIntentId(twin.intent()),
                twin -> new PaymentIntentId(twin.live())));
  }

  @Override
  public Map<PaymentIntentId, PaymentIntent> lock(SortedSet<PaymentIntentId> ids) {
    if (ids.isEmpty()) return Map.of();
    return toDomain(sql.lock(numbers(ids))).stream()
        .collect(Collectors.toMap(PaymentIntent::id, Function.identity()));
  }

  @Override
  public void save(List<Change<PaymentIntent>> changes, Instant now) {
    if (changes.isEmpty()) return;
    var after = changes.stream().map(Change::after).toList();
    int saved = sql.save(PaymentIntentRow.changing(after).with("now", now).values());
    if (saved != changes.size())
      throw new IllegalStateException(
          "%d of %d intents are there to be saved".formatted(saved, changes.size()));
  }

  @Override
  public Optional<PaymentIntent> find(PaymentIntentId id) {
    return read(List.of(id)).stream().findFirst();
  }

  @Override
  public List<PaymentIntent> read(Collection<PaymentIntentId> ids) {
    return ids.isEmpty() ? List.of() : toDomain(sql.read(numbers(ids)));
  }

  @Override
  public List<PaymentIntent> claimRetries(
      Optional<Collection<PaymentIntentId>> ids, Instant now, int atMost) {
    return toDomain(
        ids.map(named -> sql.claimRetriesOf(numbers(named), now, atMost))
            .orElseGet(() -> sql.claimDue("RETRY", now, atMost)));
  }

  @Override
  public List<PaymentIntent> claimQuestions(Instant now, int atMost) {
    return toDomain(sql.claimDue("QUESTION", now, atMost));
  }

  @Override
  public List<PaymentIntent> claimExpired(Instant now, int atMost) {
    return toDomain(sql.claimDue("LOST", now, atMost));
  }

  @Override
  public List<PaymentIntent> claimLost(Instant before, Instant now, int atMost) {
    return toDomain(sql.claimLost(before, now, atMost));
  }

  private List<PaymentIntent> toDomain(List<PaymentIntentRow> rows) {
    if (rows.isEmpty()) return List.of();
    var currencies =
        rows.stream()
            .collect(Collectors.toMap(PaymentIntentRow::id, row -> Currency.of(row.currency())));
    var lines = new HashMap<Long, List<SellerLine>>();
    for (var line : sql.lines(rows.stream().mapToLong(PaymentIntentRow::id).toArray())) {
      var currency = currencies.get(line.paymentIntentId());
      if (currency == null) continue;
      lines
          .computeIfAbsent(line.paymentIntentId(), _ -> new ArrayList<>())
          .add(line.toDomain(currency));
    }
    return rows.stream().map(row -> row.toDomain(lines.getOrDefault(row.id(), List.of()))).toList();
  }

  private static long[] numbers(Collection<PaymentIntentId> ids) {
    return ids.stream().mapToLong(PaymentIntentId::number).toArray();
  }
}
